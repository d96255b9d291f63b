"""Every chat in tests/transcripts is a promise about what people will see.

A line `มะลิ: words` is typed, `มะลิ: [label]` is a tap, `มะลิ: (เพิ่มเพื่อน)` is an act, `เวลา: 24 พ.ย. 2564 09.00`
moves the clock and lets the reminders run; `เช้า:` makes the summaries of the day ready first. Everything else is written by the replay; `--rewrite` writes the file anew.
A chat that holds a form, or names one, is about that form alone and is played in memory; the others are played with the
demo's programme, its database and all five people.
"""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from engine.conversation.kinds.talk import TALKS
from engine.forms.lint.own import KINDS
from tests import effort, form_chats
from tests.play import Play
from tests.playing import on_sqlite, postgres_copy, postgres_released
from tests.transcribing import replay

__all__ = ["postgres_copy", "postgres_released"]
ROOT = Path(__file__).parent / "transcripts"
CHATS = sorted(ROOT.glob("*/*.txt"))
OF_FORMS = [path for path in CHATS if form_chats.is_about_a_form(path.read_text("utf-8"))]
OF_PROGRAMMES = [path for path in CHATS if path not in OF_FORMS]
TALKED = {*TALKS, "text", "barcode", "date month-year", "date year", *(f"kind {one}" for one in KINDS)}
SILENT = {"note", "calculate"}
# What a month, and a list of thirty, may cost the person who reports.
LIMITS = {"monthly_little_changed": (2, 5), "thirty_units_two_wrong": (1, 8)}
played = cache(form_chats.replay)


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.fixture
def play(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    world = on_sqlite(tmp_path, tmp_path_factory)
    yield world
    world.close()


@pytest.mark.parametrize("path", OF_PROGRAMMES, ids=name)
def test_bot_says_what_the_transcript_says(path: Path, play: Play, pytestconfig: pytest.Config) -> None:
    expected = path.read_text("utf-8")

    actual = replay(expected, play)

    if pytestconfig.getoption("--rewrite"):
        path.write_text(actual, "utf-8")
    assert expected == actual


@pytest.mark.parametrize("path", OF_FORMS, ids=name)
def test_a_chat_about_one_form_goes_as_its_transcript_says(path: Path, pytestconfig: pytest.Config) -> None:
    expected = path.read_text("utf-8")

    actual = played(expected).written

    if pytestconfig.getoption("--rewrite"):
        path.write_text(actual, "utf-8")
    assert expected == actual


def test_every_kind_of_question_has_a_chat_with_a_miss_and_its_recovery() -> None:
    chats = [played(path.read_text("utf-8")) for path in OF_FORMS]

    asked = set().union(*(one.asked for one in chats if one.talk.submission))
    missed = set().union(*(one.missed for one in chats if one.talk.submission))
    held = {question.kind for one in chats for question in one.talk.form.questions}

    assert set() == TALKED - asked
    assert set() == TALKED - missed
    assert SILENT <= held


def test_no_chat_costs_more_than_its_limit(record_property: Callable[[str, str], None]) -> None:
    found = {path.stem: effort.limits(path.read_text("utf-8")) for path in CHATS}
    counted = {stem: costs for stem, costs in found.items() if costs}

    assert LIMITS.keys() <= counted.keys()
    for stem, costs in counted.items():
        for cost, most in costs:
            assert LIMITS.get(stem, (most.typed, most.tapped)) == (most.typed, most.tapped)
            assert cost.typed <= most.typed
            assert cost.tapped <= most.tapped
            told = f"{stem}: {cost.typed} typed of {most.typed}, {cost.tapped} tapped of {most.tapped}"
            record_property("effort", told)


def test_nothing_of_an_office_s_day_takes_more_than_four_taps() -> None:
    [day] = [path for path in CHATS if path.stem == "95_a_whole_day"]

    assert 4 >= max(cost.tapped for cost, _ in effort.limits(day.read_text("utf-8")))


def test_the_first_chat_is_the_same_on_postgresql(tmp_path: Path, postgres_copy: str) -> None:
    expected = OF_PROGRAMMES[0].read_text("utf-8")
    play = Play(tmp_path, url=postgres_copy, is_ready=True)

    actual = replay(expected, play)

    play.close()
    assert expected == actual
