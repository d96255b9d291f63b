"""What clocks rest on is told, and every round that rests on it gets its day, its reminders, and a line of why."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from bot.clock import BANGKOK
from engine.obligations.reading import read_text
from handlers import dating, easing, enrolling, undated
from handlers.dating import Setting
from handlers.desk import Desk, Library
from models import facts, obligations, offices, units
from models.base import table
from models.notices import ReminderStep
from models.obligations import Obligation
from tests.engine.clock_pack import HEAD
from tests.play import Play
from tests.stories import desk

DUTY = '[duties.{id}]\nname = "x"\nform = "plan"\nabout = "group"\nfiled_by = "offices.district"\n{rest}\n'
DUTIES = {
    "later": 'due = "set_later"',
    "visit": 'due = { after = "meeting", days = 7 }',
    "market": 'due = { after = "market", days = 5, each = true }',
    "tranche": 'due = { by = "tranche", "1" = 2022-01-31, "2" = 2022-05-31 }',
    "rounds": "due = { rounds = [2021-12-31, 2022-06-30], in_order = true }",
    "both": 'due = 2022-02-28\nsatisfies = ["same"]',
    "same": "due = 2022-03-31",
    "past": "due = 2021-11-01",
}
OF_THE_OFFICE = """
[duties.summary]
name = "x"
form = "plan"
about = "district"
filed_by = "offices.district"
due = 2022-09-30
"""
LADDER = """
[ladders.default]
steps = [-3, 0, 1]
"""
PACK = read_text(
    HEAD + "".join(DUTY.format(id=id_, rest=rest) for id_, rest in DUTIES.items()) + OF_THE_OFFICE + LADDER
)


@pytest.fixture
def here(play: Play) -> Any:
    with play.core.database.writing() as connection:
        made = desk(play, connection)
        library = Library("", {PACK.id: PACK}, {}, {})
        one = Desk(connection, made.vault, library, made.office, made.now, made.now_ms)
        for office in ("a", "b"):
            offices.put_office(
                connection,
                id=office,
                programme=PACK.id,
                kind="district",
                name=office,
                area="5007",
                phone=None,
            )
        for unit in ("one", "two"):
            place = "50070600" if unit == "one" else "57010100"
            units.add(
                connection, id=unit, programme=PACK.id, kind="group", name=unit, place=place, office_id="a",
                attributes={}, made_at=made.now,
            )  # fmt: skip
            enrolling.enrol(one, PACK, unit)
        yield one


def row(here: Desk, duty: str, period: str = "once", unit: str = "one") -> Obligation:
    found = [
        one
        for one in obligations.of_unit(here.connection, unit, PACK.id)
        if (one.duty, one.period) == (duty, period)
    ]
    return found[-1]


def duties(here: Desk, unit: str = "one") -> set[tuple[str, str]]:
    return {(one.duty, one.period) for one in obligations.of_unit(here.connection, unit, PACK.id)}


def steps(here: Desk, obligation_id: str) -> list[date]:
    of_it = table(ReminderStep).c.obligation_id == obligation_id
    found = here.connection.execute(select(table(ReminderStep).c.at).where(of_it)).scalars()
    return sorted(one.astimezone(BANGKOK).date() for one in found)


def tell(here: Desk, scope: str, kind: str, name: str, **more: Any) -> int:
    return dating.write_down(
        here, PACK, Setting(scope, kind, name, letter="กษ 0100/1", person_id="admin", **more)
    )


def test_a_unit_owes_from_the_day_it_is_there_and_what_has_no_day_yet(here: Desk) -> None:
    assert ("past", "once") not in duties(here)
    assert {
        ("later", "once"),
        ("visit", "once"),
        ("tranche", "once"),
        ("rounds", "1"),
        ("rounds", "2"),
    } < duties(here)
    assert ("waiting_for_date", None, "events.meeting") == (
        (one := row(here, "visit")).state, one.due, one.waits,
    )  # fmt: skip


def test_enrolling_twice_is_as_once(here: Desk) -> None:
    before = duties(here)

    assert 0 == enrolling.enrol(here, PACK, "one")
    assert before == duties(here)


def test_an_event_that_is_reported_dates_the_round_and_says_why(here: Desk) -> None:
    assert [] == steps(here, row(here, "visit").id)

    changed = tell(here, "unit:one", facts.EVENT, "meeting", day=date(2022, 3, 11), occurrence="e1")

    one = row(here, "visit")
    assert (1, "open", date(2022, 3, 18)) == (changed, one.state, one.due)
    [change] = obligations.changes_of(here.connection, one.id)
    assert (None, date(2022, 3, 18), "admin") == (change.old_due, change.new_due, change.person_id)
    assert "กษ 0100/1" in change.why
    assert [date(2022, 3, 15), date(2022, 3, 18), date(2022, 3, 19)] == steps(here, one.id)
    assert row(here, "visit", unit="two").due is None


def test_a_day_that_moves_takes_its_reminders_along(here: Desk) -> None:
    tell(here, "unit:one", facts.EVENT, "meeting", day=date(2022, 3, 11), occurrence="e1")
    tell(here, "unit:one", facts.EVENT, "meeting", day=date(2022, 3, 14), occurrence="e1")

    one = row(here, "visit")
    assert [date(2022, 3, 18), date(2022, 3, 21), date(2022, 3, 22)] == steps(here, one.id)
    assert 2 == len(obligations.changes_of(here.connection, one.id))


def test_an_event_that_is_taken_back_lets_the_round_wait_again(here: Desk) -> None:
    tell(here, "unit:one", facts.EVENT, "meeting", day=date(2022, 3, 11), occurrence="e1")
    tell(here, "unit:one", facts.EVENT, "meeting", day=None, occurrence="e1")

    one = row(here, "visit")
    assert ("waiting_for_date", None) == (one.state, one.due)
    assert [] == steps(here, one.id)


def test_every_time_of_an_event_opens_a_round_even_one_told_late(here: Desk) -> None:
    tell(here, "unit:one", facts.EVENT, "market", day=date(2022, 3, 1), occurrence="e1")
    tell(here, "unit:one", facts.EVENT, "market", day=date(2022, 4, 1), occurrence="e2")

    assert [date(2022, 3, 6), date(2022, 4, 6)] == [
        row(here, "market", "e1").due, row(here, "market", "e2").due,
    ]  # fmt: skip


def test_a_cohort_is_told_of_a_province_and_the_nearer_telling_stands(here: Desk) -> None:
    tell(here, "place:50", facts.COHORT, "tranche", value="1")
    assert [date(2022, 1, 31), None] == [row(here, "tranche").due, row(here, "tranche", unit="two").due]

    tell(here, "", facts.COHORT, "tranche", value="2")

    assert [date(2022, 1, 31), date(2022, 5, 31)] == [
        row(here, "tranche").due, row(here, "tranche", unit="two").due,
    ]  # fmt: skip


def test_a_date_that_an_admin_sets_holds_for_every_unit_of_its_scope(here: Desk) -> None:
    assert 2 == tell(here, "", facts.DATE, "later/once", day=date(2022, 6, 15))

    assert {date(2022, 6, 15)} == {row(here, "later", unit=one).due for one in ("one", "two")}


def test_an_office_s_earlier_day_is_reminded_of_and_the_printed_one_stays(here: Desk) -> None:
    tell(here, "office:a", facts.EARLIER, "same/once", day=date(2022, 3, 18))

    one = row(here, "same")
    assert (date(2022, 3, 31), date(2022, 3, 18)) == (one.due, one.own_due)
    assert [date(2022, 3, 15), date(2022, 3, 18), date(2022, 3, 19)] == steps(here, one.id)


def test_the_list_of_missing_dates_names_what_an_admin_would_set(here: Desk) -> None:
    found = {(one.what, one.name, one.scope): one.count for one in undated.missing(here, PACK)}

    assert {
        ("date", "later/once", ""): 2,
        ("cohort", "tranche", "place:50"): 1,
        ("cohort", "tranche", "place:57"): 1,
        ("event", "meeting", "unit:one"): 1,
        ("event", "meeting", "unit:two"): 1,
    } == found


def test_a_report_opens_the_round_that_needs_it_and_settles_what_it_satisfies(here: Desk) -> None:
    assert "rounds/1" == row(here, "rounds", "2").needs
    for duty, period in (("rounds", "1"), ("both", "once")):
        one = row(here, duty, period)
        obligations.set_state(here.connection, one.id, state="submitted", report_id="r")
        dating.report_stands(here, one, "r")

    assert "submitted" == row(here, "same").state

    dating.report_stands(here, row(here, "both"), None)
    assert "open" == row(here, "same").state


def test_what_is_in_keeps_the_day_it_was_due_on(here: Desk) -> None:
    tell(here, "unit:one", facts.EVENT, "meeting", day=date(2022, 3, 11), occurrence="e1")
    obligations.set_state(here.connection, row(here, "visit").id, state="submitted", report_id="r")

    assert 0 == tell(here, "unit:one", facts.EVENT, "meeting", day=date(2022, 4, 11), occurrence="e1")
    assert date(2022, 3, 18) == row(here, "visit").due


def test_an_extension_moves_one_round_of_one_unit(here: Desk) -> None:
    assert easing.extend(here, row(here, "same").id, date(2022, 4, 15), by="head", letter="ลงวันที่ 1 มี.ค.")
    assert not easing.extend(here, row(here, "same").id, date(2022, 4, 1), by="head", letter="x")

    assert [date(2022, 4, 15), date(2022, 3, 31)] == [
        row(here, "same").due,
        row(here, "same", unit="two").due,
    ]


def test_what_is_waived_is_asked_for_no_more_and_says_why(here: Desk) -> None:
    one = row(here, "same")

    assert easing.waive(here, one.id, by="head", why="กลุ่มเลิก")

    assert ("waived", []) == (row(here, "same").state, steps(here, one.id))
    assert "waived: กลุ่มเลิก" == obligations.changes_of(here.connection, one.id)[-1].why


def test_what_is_handed_over_goes_on_at_the_other_office_with_its_reminders(here: Desk) -> None:
    one = row(here, "same")
    before = steps(here, one.id)

    new = easing.hand_over(here, one.id, "b", by="head")

    assert new is not None
    there = obligations.get(here.connection, new)
    assert there is not None
    assert ("handed_over", "b", "open") == (
        obligations.get(here.connection, one.id).state, there.office_id, there.state,  # type: ignore[union-attr]
    )  # fmt: skip
    assert ([], before) == (steps(here, one.id), steps(here, new))
    assert 0 == enrolling.enrol(here, PACK, "one")


def test_a_reminder_of_a_due_day_on_a_holiday_comes_on_the_last_working_day_before(here: Desk) -> None:
    dating.declare_off(here, date(2022, 3, 31), letter="มติ ครม.")

    assert [date(2022, 3, 28), date(2022, 3, 30), date(2022, 4, 1)] == steps(here, row(here, "same").id)


def test_an_office_owes_its_own_report_and_is_none_of_the_groups_it_looks_after(here: Desk) -> None:
    office = offices.office(here.connection, "a")
    assert office is not None

    assert (1, 0) == (enrolling.enrol_office(here, PACK, office), enrolling.enrol_office(here, PACK, office))

    assert {("summary", "once")} == duties(here, "a")
    assert ["one", "two"] == [one.id for one in units.of_offices(here.connection, ["a"])]
