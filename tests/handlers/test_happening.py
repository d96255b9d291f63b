"""An event is asked for in chat, told by a tap or by typing, and starts the clock of what rests on it."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.library import Shelf
from engine.obligations.reading import read_text
from handlers import enrolling
from handlers.desk import Desk, Library
from models import obligations, units
from models.obligations import Obligation
from tests.play import Play
from tests.stories import act, desk, register

EVENT = """
[events.visit]
name = "เยี่ยมแปลง"
per = "group"
[duties.visit]
name = "รายงานเยี่ยมแปลง"
form = "set1"
about = "group"
filed_by = "offices.province"
due = { after = "events.visit", days = 7 }
"""
ASKED = "กิจกรรมวันไหนคะ"


@pytest.fixture
def visited(play: Play, monkeypatch: pytest.MonkeyPatch) -> Play:
    """Lend a world whose group owes a report behind an event."""
    register(play)
    text = (Path(__file__).parents[2] / "programmes/moac-groups-2565/programme.toml").read_text("utf-8")
    quiet = (
        text.replace("unplanned = true", "unplanned = true\nquiet = true") if "quiet" not in text else text
    )
    programme = read_text(quiet + EVENT)
    known = play.core.shelf.library()
    library = Library(known.stamp, {**known.programmes, programme.id: programme}, known.forms, known.current)
    monkeypatch.setattr(Shelf, "library", lambda _shelf: library)
    with play.core.database.writing() as connection:
        enrolling.enrol(_desk(play, connection), programme, _unit(connection))
    return play


def _desk(play: Play, connection: Any) -> Desk:
    return desk(play, connection)


def _unit(connection: Any) -> str:
    [unit] = units.of_programme(connection, "moac-groups-2565")
    return unit.id


def visit(play: Play) -> Obligation:
    with play.core.database.reading() as connection:
        rows = obligations.of_unit(connection, _unit(connection), "moac-groups-2565")
    return next(row for row in rows if row.duty == "visit")


def later(play: Play, **time: Any) -> None:
    play.clock.moment += timedelta(**time)


def test_the_planned_day_is_asked_for_with_the_next_free_reply_and_once_a_day(visited: Play) -> None:
    assert ASKED in act(visited, "mali", "เมนู")
    assert ASKED not in act(visited, "mali", "เมนู")

    later(visited, days=1)
    assert ASKED in act(visited, "mali", "เมนู")


def test_a_planned_event_is_asked_for_again_on_the_day_after_it(visited: Play) -> None:
    said = act(visited, "mali", "นัดจัด 24 พ.ย.")

    assert "จดไว้แล้ว เยี่ยมแปลง นัดวันที่ 24 พ.ย. 2564" in said
    assert (None, date(2021, 12, 1)) == (visit(visited).due, visit(visited).likely)

    later(visited, days=2)
    assert ASKED not in act(visited, "mali", "เมนู")
    later(visited, days=1)
    said = act(visited, "mali", "เมนู")
    assert "นัดไว้ 24 พ.ย. 2564 เสร็จแล้วหรือยัง" in said

    assert "เสร็จวันที่ 24 พ.ย. 2564" in act(visited, "mali", "[เสร็จวันนั้น]")
    assert ("open", date(2021, 12, 1)) == (visit(visited).state, visit(visited).due)


def test_somebody_types_that_it_is_done(visited: Play) -> None:
    said = act(visited, "mali", "เสร็จแล้ว 20 พ.ย.")

    assert "จดไว้แล้ว เยี่ยมแปลง เสร็จวันที่ 20 พ.ย. 2564" in said
    assert "ส่งรายงานเรื่องนี้ภายใน 27 พ.ย. 2564" in said
    assert ("open", date(2021, 11, 27)) == (visit(visited).state, visit(visited).due)
    assert "รายงานเยี่ยมแปลง" in act(visited, "somchai", "งานค้าง")


def test_what_somebody_tells_of_is_owed_though_its_day_lies_before_she_joined(visited: Play) -> None:
    act(visited, "mali", "เสร็จแล้ว 1 พ.ย.")

    assert ("open", date(2021, 11, 8)) == (visit(visited).state, visit(visited).due)


def test_who_looks_at_the_events_is_not_asked_for_them_once_more(visited: Play) -> None:
    said = act(visited, "mali", "แจ้งกิจกรรม")

    assert "แจ้งกิจกรรม" in said
    assert ASKED not in said


def test_a_day_that_is_still_to_come_is_asked_for_once_more(visited: Play) -> None:
    said = act(visited, "mali", "เสร็จแล้ว 30 พ.ย.")

    assert "30 พ.ย. 2564 ยังมาไม่ถึง" in said
    assert visit(visited).due is None


def test_a_button_that_was_answered_says_so(visited: Play) -> None:
    act(visited, "mali", "นัดจัด 20 พ.ย.")
    earlier = visited.seen["mali"]
    act(visited, "mali", "[เสร็จวันนั้น]")
    visited.seen["mali"] = earlier

    assert "เรื่องนี้บอกไว้แล้ว" in act(visited, "mali", "[เสร็จวันนั้น]")


def test_before_the_event_its_report_is_not_in_the_list(visited: Play) -> None:
    assert "รายงานเยี่ยมแปลง" not in act(visited, "somchai", "งานค้าง")


def test_who_is_not_asked_changes_nothing(visited: Play) -> None:
    act(visited, "somchai", "เสร็จแล้ว 20 พ.ย.")

    assert visit(visited).due is None
