"""Guessed answers do what the form asks, and the seed alone decides them."""

import re
from datetime import datetime

import pytest

from bot.clock import BANGKOK
from engine.forms import filling
from engine.forms.form import Form
from engine.forms.guessing import Played, Stuck, guess, play
from engine.forms.guessing.draws import Draws
from engine.forms.guessing.patterns import matching
from engine.forms.reading import read_markdown
from thai.reading import read

AT = datetime(2021, 11, 25, 9, 0, tzinfo=BANGKOK)
SEEDS = tuple(map(str, range(12)))


def small(*rows: str, columns: str = "type | name | label | required | constraint", tail: str = "") -> Form:
    lines = "\n".join(f"| | {row} |" for row in (columns, *rows))
    return read_markdown(f"| survey |\n{lines}\n{tail}", name="small")


@pytest.mark.parametrize(
    "pattern",
    ["^[0-9]{4}$", r"\d{2,3}-\d+", "(a|bc)+x?", "^[A-Z]{2}[^0-9A-Za-z]$", "กษ[0-9]{2}|ใหม่", r"(?:ab){2}\.c*", "[a\\-z]+", "."],
)  # fmt: skip
def test_a_text_matches_the_pattern_it_is_written_for(pattern: str) -> None:
    written = [matching(pattern, Draws(seed)) for seed in SEEDS]

    assert [] == [text for text in written if text is None or not re.search(f"^(?:{pattern})$", text)]


@pytest.mark.parametrize("pattern", ["(?=a)b", "(", r"\1", "["])
def test_a_pattern_that_is_not_understood_gives_nothing(pattern: str) -> None:
    assert matching(pattern, Draws("1")) is None


@pytest.mark.parametrize(
    ("kind", "constraint"),
    [
        ("integer", ". > 4711 and . < 4713"),
        ("decimal", ". >= 6.85 and . <= 6.9"),
        ("date", ". = '2019-02-28'"),
        ("date", ". > today() - 3 and . < today() - 1"),
        ("text", "regex(., '^[A-Z]{3}-[0-9]{2}$')"),
        ("text", "string-length(.) = 17"),
        ("time", "decimal-time(.) > 0.9"),
        ("select_multiple l", "count-selected(.) = 2 and not(selected(., 'b'))"),
        ("range", ". mod 2 = 0"),
    ],
)
def test_a_narrow_constraint_is_met(kind: str, constraint: str) -> None:
    choices = "| choices |\n| | list_name | name | label |\n" + "".join(
        f"| | l | {one} | {one} |\n" for one in "abc"
    )
    form = small(f"{kind} | n | ก | yes | {constraint}", tail=choices)
    question = form.questions[0]

    for seed in SEEDS:
        value = guess(form, question, {}, AT, seed)
        assert value
        assert filling.check(form, question, value, {}, AT, seed) is None


def test_the_same_seed_gives_the_same_answers() -> None:
    form = small("text | a | ก | |", "integer | b | ข | | . > ${c}", "integer | c | ค | |")
    first, again, other = (play(form, AT, seed) for seed in ("s", "s", "t"))

    assert isinstance(first, Played)
    assert first == again
    assert first != other


def test_what_nobody_can_answer_is_named() -> None:
    found = play(small("integer | n | ก | yes | . > 5 and . < 5"), AT, "1")

    assert isinstance(found, Stuck)
    assert ("n", "nothing thought of will do") == (found.question.name, found.why)


def test_an_answer_that_a_later_one_makes_wrong_is_answered_again() -> None:
    form = small("integer | a | ก | yes | . < ${b} or ${b} = ''", "integer | b | ข | yes | . < 4")

    for seed in SEEDS:
        found = play(form, AT, seed)
        assert isinstance(found, Played)
        assert int(found.submission["/data/a"]) < int(found.submission["/data/b"]) < 4


@pytest.mark.parametrize("kind", ["phone", "national_id"])
def test_values_of_our_own_kinds_are_real_ones(kind: str) -> None:
    settings = '| settings |\n| | namespaces |\n| | sanam="https://sanam.example/xforms" |'
    form = small(
        f"text | n | ก | yes | {kind}",
        columns="type | name | label | required | bind::sanam:kind",
        tail=settings,
    )

    for seed in SEEDS:
        value = guess(form, form.questions[0], {}, AT, seed)
        assert value
        assert read(kind, value, AT.date()) is not None


def test_an_open_repeat_ends() -> None:
    form = small("begin repeat | r | แถว | |", "text | a | ก | yes |", "end repeat | | | |")
    rows = {len(found.submission) for seed in SEEDS if isinstance(found := play(form, AT, seed), Played)}

    assert 0 in rows
    assert max(rows) > 1
