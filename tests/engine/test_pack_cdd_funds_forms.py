"""The forms of the pack of community funds: a chat asks each to its end, and printed limits are kept."""

from datetime import datetime

import pytest
import regex
from pyxform.xls2xform import convert

from engine.forms import filling
from engine.forms import problems as faults
from engine.forms.form import Form, Question
from engine.forms.guessing import Played, play
from engine.forms.reading import unsupported
from engine.obligations.calendar import BANGKOK
from tests.engine import pack_kit

NAME = "cdd-funds-2565"
PACK = pack_kit.pack(NAME)
FORMS = pack_kit.forms(NAME)
PATHS = pack_kit.paths(NAME)
ALL = sorted(FORMS)
NOW = datetime(2022, 8, 24, 9, tzinfo=BANGKOK)
PIECES = frozenset({"image", "file", "video", "note"})
MOST_FIELDS = 8
GRAPHEMES = regex.compile(r"\X")


def asked(form: Form) -> list[Question]:
    return [one for one in form.questions if one.is_askable and one.kind not in PIECES]


def verdict(name: str, question: str, value: str, **answers: str) -> bool:
    form = FORMS[name]
    known = {form.path_of(one): said for one, said in answers.items()}
    wanted = next(one for one in form.questions if one.name == question)
    return filling.check(form, wanted, value, known, NOW, "seed") is None


@pytest.mark.parametrize(
    ("form", "before", "now", "taken"),
    [
        ("poverty_raised", "l1", "l2", True),
        ("poverty_raised", "l2", "l3", True),
        ("poverty_raised", "l2", "l2", True),
        ("poverty_raised", "l1", "l3", False),
        ("savings_assessed", "l3", "ssg", True),
        ("savings_assessed", "l2", "ssg", False),
        ("savings_assessed", "l1", "l3", False),
    ],
)
def test_nobody_jumps_a_level(form: str, before: str, now: str, *, taken: bool) -> None:
    assert taken == verdict(form, "level", now, level_before=before)


@pytest.mark.parametrize(
    ("form", "question", "value", "taken"),
    [
        ("outstanding_proposal", "durable", "yes", False),
        ("model_proposal", "baht", "60000", True),
        ("model_proposal", "baht", "60001", False),
        ("model_video", "short_minutes", "3.5", False),
        ("model_video", "long_minutes", "10", True),
        ("fund_list", "fresh", "repeated", False),
        ("poverty_raised", "eligible", "no", False),
    ],
)
def test_a_printed_limit_is_kept(form: str, question: str, value: str, *, taken: bool) -> None:
    assert taken == verdict(form, question, value)


def test_the_nine_heads_of_the_lesson_stand_in_their_order() -> None:
    heads = [one.own["short"][0] for one in FORMS["lesson"].questions if one.is_askable]

    assert list("1234567899") == heads


@pytest.mark.parametrize("name", ALL)
def test_other_tools_take_the_form_without_a_warning(name: str) -> None:
    warnings: list[str] = []

    convert(PATHS[name].read_text("utf-8"), warnings=warnings, file_type=".md")

    assert [] == warnings


@pytest.mark.parametrize("name", ALL)
def test_a_chat_asks_the_whole_form_to_its_end(name: str) -> None:
    form = FORMS[name]

    assert () == unsupported(form)
    assert [] == faults.problems(form)
    assert "2565.1" == form.version
    assert [] == [seed for seed in ("0", "1", "2") if not isinstance(play(form, NOW, seed), Played)]


@pytest.mark.parametrize("name", ALL)
def test_a_question_is_one_short_polite_sentence_with_a_short_name(name: str) -> None:
    labels = [
        words for one in asked(FORMS[name]) if not one.own.get("built") for words in one.labels.values()
    ]

    assert [] == [words for words in labels if len(GRAPHEMES.findall(words)) > 60]
    assert [] == [words for words in labels if words.count("ค่ะ") + words.count("คะ") != 1]
    assert [] == [words for words in labels if not words.endswith(("ค่ะ", "คะ"))]
    assert [] == [one.name for one in asked(FORMS[name]) if not one.own.get("short")]


@pytest.mark.parametrize("name", ALL)
def test_a_choice_fits_on_a_button(name: str) -> None:
    lists = FORMS[name].lists.values()
    labels = [words for choices in lists for one in choices for words in one.labels.values()]

    assert [] == [one for one in labels if len(GRAPHEMES.findall(one)) > 20]


def test_a_stand_in_asks_few_things() -> None:
    names = {duty.form for duty in PACK.duties if duty.form_status == "named_only"}
    people = {name: [one for one in asked(FORMS[name]) if not one.own.get("built")] for name in names}

    assert {} == {name: len(found) for name, found in people.items() if len(found) > MOST_FIELDS}


def test_nobody_is_asked_for_points_that_no_source_prints() -> None:
    words = [one for form in FORMS.values() for each in asked(form) for one in each.labels.values()]

    assert [] == [one for one in words if "คะแนน" in one]
