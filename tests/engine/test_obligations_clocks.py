from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.obligations.clocks import dues, waits_for
from engine.obligations.facts import Facts
from engine.obligations.kinds.cohort_day import CohortDay, DayOf
from engine.obligations.kinds.fixed_day import FixedDay
from engine.obligations.kinds.month_day import MonthDay
from engine.obligations.reading import read_pack

PACK = read_pack(Path(__file__).parents[2] / "programmes" / "moac-groups-2565")
MONTHLY, SET1 = PACK.duty("monthly"), PACK.duty("set1")
YEAR = (date(2021, 10, 1), date(2022, 9, 30))
EVER = (date(2000, 1, 1), date(2050, 1, 1))
DAYS = st.dates(date(2021, 6, 1), date(2023, 1, 31))

PRINTED_ROUNDS = [
    "2021-10-27", "2021-11-27", "2021-12-27", "2022-01-27", "2022-02-27", "2022-03-27",
    "2022-04-27", "2022-05-27", "2022-06-27", "2022-07-27", "2022-08-27", "2022-09-27",
]  # fmt: skip


def by_tranche(first=date(2022, 1, 31), second=date(2022, 5, 31)):
    return CohortDay("tranche", (DayOf("1", first), DayOf("2", second)))


def test_the_monthly_report_has_the_twelve_printed_rounds():
    assert [str(one.due) for one in dues(MONTHLY, PACK, Facts(), *EVER)] == PRINTED_ROUNDS


def test_a_monthly_round_is_collected_until_the_25th_of_its_month():
    assert [day[:-2] + "25" for day in PRINTED_ROUNDS] == [
        str(one.collect_until) for one in dues(MONTHLY, PACK, Facts(), *YEAR)
    ]


def test_a_monthly_round_is_named_by_its_buddhist_month_and_number():
    (round_two,) = dues(MONTHLY, PACK, Facts(), date(2021, 11, 1), date(2021, 11, 30))

    assert (round_two.key, round_two.year_be, round_two.month, round_two.number) == ("2564-11", 2564, 11, 2)


@given(DAYS, DAYS)
def test_any_span_gives_exactly_the_rounds_that_lie_in_it(one, other):
    since, until = min(one, other), max(one, other)
    whole = dues(MONTHLY, PACK, Facts(), *EVER)

    assert tuple(x for x in whole if since <= x.due <= until) == dues(MONTHLY, PACK, Facts(), since, until)


def test_a_fixed_day_is_owed_once_with_its_own_cut_off():
    (only,) = dues(SET1, PACK, Facts(), *YEAR)

    assert ("once", date(2021, 11, 30), date(2021, 11, 25)) == (only.key, only.due, only.collect_until)


def test_a_fixed_day_outside_the_span_is_not_due():
    assert dues(SET1, PACK, Facts(), date(2021, 12, 1), date(2022, 9, 30)) == ()


@pytest.mark.parametrize(("tranche", "due"), [("1", date(2022, 1, 31)), ("2", date(2022, 5, 31))])
def test_a_cohort_has_its_own_day(tranche, due):
    duty = replace(SET1, due=by_tranche(), collect_until=None)

    assert [due] == [one.due for one in dues(duty, PACK, Facts(cohorts={"tranche": tranche}), *YEAR)]


def test_a_cohort_that_is_not_set_gives_no_day_and_says_what_it_waits_for():
    duty = replace(SET1, due=by_tranche(), collect_until=None)

    assert dues(duty, PACK, Facts(), *YEAR) == ()
    assert waits_for(duty, PACK) == ("cohorts.tranche",)
    assert waits_for(duty, PACK, Facts(cohorts={"tranche": "1"})) == ()


def test_a_series_without_bounds_stays_in_its_fiscal_year():
    duty = replace(MONTHLY, due=MonthDay(5), collect_until=None)

    rounds = dues(duty, PACK, Facts(), *EVER)

    assert (12, date(2021, 10, 5), date(2022, 9, 5)) == (len(rounds), rounds[0].due, rounds[-1].due)


def test_day_31_is_the_last_day_of_every_month():
    duty = replace(MONTHLY, due=MonthDay(31), collect_until=None)

    rounds = dues(duty, PACK, Facts(), *EVER)

    assert len(rounds) == 12
    assert all(one.due and (one.due + timedelta(days=1)).day == 1 for one in rounds)


def test_a_cut_off_late_in_the_month_belongs_to_the_due_day_of_the_next():
    duty = replace(MONTHLY, due=MonthDay(5), collect_until=MonthDay(25))

    first = dues(duty, PACK, Facts(), *YEAR)[0]

    assert (date(2021, 10, 5), date(2021, 9, 25)) == (first.due, first.collect_until)


@given(st.integers(1, 31), st.integers(1, 31))
def test_the_cut_off_is_never_after_the_due_day_and_less_than_two_months_before(due, cut_off):
    duty = replace(MONTHLY, due=MonthDay(due), collect_until=MonthDay(cut_off))

    for one in dues(duty, PACK, Facts(), *EVER):
        assert one.due is not None
        assert one.collect_until is not None
        assert timedelta(0) <= one.due - one.collect_until < timedelta(days=32)


def test_a_fixed_cut_off_may_stand_before_a_cohort_day():
    duty = replace(SET1, due=by_tranche(), collect_until=FixedDay(date(2022, 1, 20)))

    (only,) = dues(duty, PACK, Facts(cohorts={"tranche": "1"}), *YEAR)

    assert date(2022, 1, 20) == only.collect_until
