"""What-if: the reminders that a version would send, gathered into lines, and how two versions differ."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from engine.obligations.calendar import BANGKOK
from engine.obligations.facts import Facts
from engine.obligations.nouns.ladders import short
from engine.obligations.programme import Programme
from engine.obligations.working_days import WorkingDays
from engine.previewing.comparing import changes, plain
from engine.previewing.expecting import Expected, Standing, Subject, Window, expected
from engine.previewing.gathering import Hearer, gathered
from engine.reminders import years
from engine.reminders.planning import planned
from tests.engine import clock_pack

OPENED = datetime(2021, 10, 1, 9, tzinfo=BANGKOK)
YEAR = Window(date(2021, 10, 1), date(2022, 12, 31), WorkingDays(), OPENED)
COLLECTED = 'collected_by = "leader"\ncollect_until = { before_due = 5 }'


def pack(*clocks: str, more: str = "") -> Programme:
    """A small pack that reminds only those who do it, three days before, on the day and a day late."""
    return replace(clock_pack.pack(*clocks, more=more), ladders=(short("default", (-3, 0, 1)),))


def unit(id_: str = "one", **more: object) -> Subject:
    return Subject(id_, "group", "500706", date(2021, 10, 1), **more)  # type: ignore[arg-type]


def of(programme: Programme, *subjects: Subject, window: Window = YEAR) -> list[Expected]:
    found = [one for subject in subjects or (unit(),) for one in expected(programme, subject, window)]
    return [one for one in found if one.duty.id != "plan"]


def days(reminders: Iterable[Expected]) -> list[tuple[str, str]]:
    return [(one.audience, one.at.date().isoformat()) for one in reminders]


def in_charge(reminder: Expected) -> tuple[Hearer, ...]:
    """The leader of each unit, and one officer for all of them."""
    return (Hearer("officer" if reminder.audience == "file" else f"leader of {reminder.subject.id}"),)


def test_the_office_and_the_group_are_each_reminded_by_the_ladder() -> None:
    programme = pack("2021-11-30", more=COLLECTED)

    assert [
        ("file", "2021-11-27"), ("file", "2021-11-30"), ("file", "2021-12-01"),
        ("collect", "2021-11-22"), ("collect", "2021-11-25"), ("collect", "2021-11-26"),
    ] == days(of(programme))  # fmt: skip


def test_only_the_days_that_are_asked_for_are_shown() -> None:
    window = Window(date(2021, 11, 26), date(2021, 11, 30), WorkingDays(), OPENED)

    assert [("file", "2021-11-27"), ("file", "2021-11-30")] == days(of(pack("2021-11-30"), window=window))


def test_nobody_is_reminded_of_what_is_in_or_of_a_part_that_was_sent() -> None:
    programme = pack("2021-11-30", more=COLLECTED)
    standing = Standing(OPENED, due=date(2021, 11, 30), collect_until=date(2021, 11, 25))
    done = unit(rounds={("d0", "once"): replace(standing, is_owed=False)})
    collected = unit(rounds={("d0", "once"): replace(standing, is_collected=True)})

    assert [] == of(programme, done)
    assert {"file"} == {one.audience for one in of(programme, collected)}


def test_what_was_due_before_a_unit_was_there_and_what_has_no_day_reminds_nobody() -> None:
    assert [] == of(pack("2021-09-15"))
    assert [] == of(pack('"set_later"', '{ after = "meeting", days = 7 }'))


def test_a_round_that_moves_is_planned_anew_from_now_and_one_that_stays_as_when_it_was_opened() -> None:
    programme = pack("2021-11-30")
    now = datetime(2021, 11, 28, 9, tzinfo=BANGKOK)
    window = Window(date(2021, 10, 1), date(2021, 12, 31), WorkingDays(), now)
    kept = unit(rounds={("d0", "once"): Standing(OPENED, due=date(2021, 11, 30))})
    moved = unit(rounds={("d0", "once"): Standing(OPENED, due=date(2021, 12, 31))})

    assert ["2021-11-27", "2021-11-30", "2021-12-01"] == [
        day for _, day in days(of(programme, kept, window=window))
    ]
    assert ["2021-11-29", "2021-11-30", "2021-12-01"] == [
        day for _, day in days(of(programme, moved, window=window))
    ]


def test_a_year_that_is_over_reminds_nobody() -> None:
    programme = pack('{ after = "meeting", days = 7 }')
    told = unit(facts=Facts(dates={}, events={"meeting": (occurrence(date(2022, 11, 1)),)}))
    over = Window(YEAR.first, YEAR.last, YEAR.working, OPENED, years.is_over)

    assert 3 == len(of(programme, told))
    assert [] == of(programme, told, window=over)


def occurrence(done: date):
    from engine.obligations.facts import Occurrence

    return Occurrence("e1", done=done)


def test_the_last_due_day_of_a_pack_and_its_reminders_belong_to_its_year() -> None:
    inside, behind = pack("2022-09-30"), pack("2022-10-15")

    assert [date(2022, 10, 1), date(2022, 10, 16)] == [years.last_day(inside), years.last_day(behind)]
    assert (False, True) == (
        years.is_over(inside, date(2022, 10, 1)), years.is_over(inside, date(2022, 10, 2)),
    )  # fmt: skip


def test_all_of_one_person_on_one_day_is_one_counted_message() -> None:
    programme = pack("2021-11-30", "2021-11-30")
    rows = gathered(plain(of(programme, unit("one"), unit("two"))), in_charge)

    assert [(2, 1, 1, 0), (2, 1, 0, 1)] * 3 == [
        (len(row.units), len(row.people), row.counted, row.free) for row in rows
    ]


def test_somebody_who_cannot_be_reached_costs_nothing() -> None:
    rows = gathered(plain(of(pack("2021-11-30"))), lambda _one: (Hearer("a", is_reached=False),))

    assert {(0, 0, 1)} == {(row.counted, row.free, len(row.unreached)) for row in rows}


def test_two_versions_differ_in_what_is_added_gone_and_moved() -> None:
    before = pack("2021-11-30", "2021-12-15", '"none"')
    after = pack("2021-11-30", "2021-12-20", "2022-01-10")
    found = list(changes(of(before), of(after)))

    assert {("d1", "moved"), ("d2", "added")} == {(one.reminder.duty.id, one.change) for one in found}
    assert {timedelta(days=5)} == {one.reminder.at - one.was for one in found if one.was}
    assert {"gone"} == {one.change for one in changes(of(after), of(before)) if one.reminder.duty.id == "d2"}
    assert [] == list(changes(of(before), of(before)))


@given(
    st.dates(date(2021, 10, 5), date(2022, 9, 30)),
    st.datetimes(datetime(2021, 9, 1), datetime(2022, 10, 10)),  # noqa: DTZ001 - placed in Bangkok below
)
def test_a_preview_of_a_new_round_is_what_the_planner_plans(due: date, opened: datetime) -> None:
    programme = clock_pack.pack(due.isoformat(), more=COLLECTED)
    at = opened.replace(tzinfo=BANGKOK)
    window = Window(date(2021, 1, 1), date(2023, 12, 31), WorkingDays(), at)
    [period] = clock_pack.of(due.isoformat(), more=COLLECTED)
    wanted = planned(programme, programme.duty("d0"), period, WorkingDays(), at)

    assert [(one.audience, one.whom, one.way, one.step, one.at) for one in wanted] == [
        (one.audience, one.whom, one.way, one.step, one.at) for one in of(programme, window=window)
    ]


def test_what_only_rides_along_is_never_counted_and_others_hear_of_what_is_late() -> None:
    rows = gathered(plain(of(clock_pack.pack("2021-11-30"))), lambda one: (Hearer(one.whom),))

    assert [
        ("doer", -7, 0), ("doer", -3, 1), ("doer", -1, 1), ("doer", 0, 1), ("doer", 1, 1), ("coordinator", 2, 1),
        ("above", 3, 1),
    ] == [(row.whom, row.step, row.counted) for row in rows]  # fmt: skip
