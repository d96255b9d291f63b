"""A ladder with rungs: who hears of a due day besides those who do it, on which days, and what the short form means."""

from dataclasses import replace
from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from engine.obligations.calendar import BANGKOK
from engine.obligations.nouns.ladders import DEFAULT, Ladder, Rung, short
from engine.obligations.working_days import WorkingDays
from engine.reminders.planning import COLLECT, FILE, Step, planned, rung_of
from tests.engine import clock_pack

COLLECTED = 'collected_by = "leader"\ncollect_until = { before_due = 5 }'
EARLY = datetime(2021, 10, 1, 8, tzinfo=BANGKOK)


def steps(
    due: str, more: str = "", opened: datetime = EARLY, ladder: Ladder | None = None
) -> tuple[Step, ...]:
    programme = clock_pack.pack(due, more=more)
    if ladder:
        programme = replace(programme, ladders=(ladder,))
    [period] = clock_pack.of(due, more=more)
    return planned(programme, programme.duty("d0"), period, WorkingDays(), opened)


def told(found: tuple[Step, ...], audience: str = FILE) -> list[tuple[str, str, str]]:
    return [(one.whom, one.way, one.at.date().isoformat()) for one in found if one.audience == audience]


def test_without_a_ladder_of_its_own_a_pack_warns_helps_and_then_asks_others() -> None:
    assert [
        ("doer", "free", "2021-11-23"), ("doer", "push", "2021-11-27"), ("doer", "push", "2021-11-29"),
        ("doer", "push", "2021-11-30"), ("doer", "push", "2021-12-01"), ("coordinator", "push", "2021-12-02"),
        ("above", "push", "2021-12-03"),
    ] == told(steps("2021-11-30"))  # fmt: skip


def test_a_group_that_is_late_is_its_officers_affair_while_the_whole_is_not_due() -> None:
    found = steps("2021-11-30", COLLECTED)

    assert {"doer", "coordinator"} == {one.whom for one in found if one.audience == COLLECT}
    assert "above" in {one.whom for one in found if one.audience == FILE}


def test_offices_hear_of_it_on_working_days_one_after_the_other() -> None:
    # The second and the third day behind a Thursday are a weekend.
    assert [("coordinator", "push", "2021-11-08"), ("above", "push", "2021-11-09")] == [
        one for one in told(steps("2021-11-04")) if one[0] != "doer"
    ]


def test_the_short_form_reminds_those_who_do_it_and_nobody_else() -> None:
    assert [("doer", "push", "2021-11-27"), ("doer", "push", "2021-11-30")] == told(
        steps("2021-11-30", ladder=short("default", (-3, 0)))
    )


def test_a_rung_of_a_closed_due_day_keeps_its_tone_when_it_is_brought_forward() -> None:
    helping = Ladder("default", (Rung(0, tone="help"),))

    [only] = steps("2021-11-28", ladder=helping)

    assert (-2, "2021-11-26", "help") == (
        only.step, only.at.date().isoformat(), rung_of(helping, only.whom, only.rung).tone,
    )  # fmt: skip


def test_what_stands_in_for_a_missed_warning_is_plain_and_may_be_pushed() -> None:
    first = steps("2021-11-30", opened=datetime(2021, 11, 29, 9, tzinfo=BANGKOK))[0]

    assert ("2021-11-30", "push", "plain") == (
        first.at.date().isoformat(), first.way, rung_of(DEFAULT, first.whom, first.rung).tone,
    )  # fmt: skip


@given(st.dates(date(2021, 10, 5), date(2022, 9, 20)), st.sampled_from(["", COLLECTED]))
def test_nobody_but_those_who_do_it_hears_before_it_is_late_or_twice_on_one_day(due: date, more: str) -> None:
    found = steps(due.isoformat(), more)
    others = [one for one in found if one.whom != "doer"]

    assert all(one.at.date() > one.due for one in others)
    assert all(WorkingDays().is_worked(one.at.date()) for one in others)
    assert len({(one.audience, one.at.date()) for one in others}) == len(others)
