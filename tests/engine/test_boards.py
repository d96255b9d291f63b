"""How many rounds stand, and what may be said of them: one definition, tried over every state and every day."""

from datetime import date, timedelta
from itertools import product

from hypothesis import given
from hypothesis import strategies as some

from engine.boards.charts import HEIGHT, chart, shares
from engine.boards.counts import FEW, NONE, Counts, counted, total
from engine.boards.kinds import KINDS, SENT, Kind, days_of, kind_of
from engine.boards.months import Month, grid, month_of, read
from engine.boards.shading import SHADES, shade
from engine.boards.weeks import Week, monday, trend, weeks
from engine.obligations.states import State, is_owed

TODAY = date(2021, 11, 22)
NUMBERS = some.builds(Counts, *(some.integers(0, 300) for _ in KINDS))
DUES = some.none() | some.dates(TODAY - timedelta(days=400), TODAY + timedelta(days=400))


def kind(state: State, due: date | None, sent_on: date | None = None) -> Kind | None:
    return kind_of(state, days_of(due, sent_on, TODAY))


@given(some.sampled_from(State), DUES, DUES)
def test_every_round_stands_in_exactly_one_way_but_what_is_another_office_s(
    state: State, due: date | None, sent_on: date | None
) -> None:
    found = kind(state, due, sent_on)

    assert (found is None) == (state is State.HANDED_OVER)
    assert found is None or found in KINDS


def test_a_zero_report_is_sent() -> None:
    assert "on_time" == kind(State.ZERO, TODAY, TODAY)


def test_late_is_read_from_the_printed_day() -> None:
    assert "on_time" == kind(State.SUBMITTED, TODAY, TODAY)
    assert "late" == kind(State.SUBMITTED, TODAY, TODAY + timedelta(days=1))
    assert "on_time" == kind(State.ACCEPTED, None, TODAY)


def test_today_is_not_past_and_a_week_is_seven_days() -> None:
    days = [kind(State.OPEN, TODAY + timedelta(days=number)) for number in (-1, 0, 6, 7)]

    assert ["missing", "soon", "soon", "ahead"] == days


def test_what_is_sent_is_never_missing_and_what_is_owed_never_sent() -> None:
    for state, back in product(State, range(-30, 30)):
        found = kind(state, TODAY + timedelta(days=back), TODAY)
        if state in SENT:
            assert found in {"on_time", "late"}
        elif is_owed(state):
            assert found in {"missing", "soon", "ahead"}


def test_what_came_to_no_report_in_a_closed_year_is_missing_whatever_its_day() -> None:
    assert {"missing"} == {kind(State.NOT_RECEIVED, due) for due in (None, TODAY, TODAY + timedelta(days=99))}


@given(some.lists(NUMBERS, max_size=6))
def test_counts_add_up_in_any_order(every: list[Counts]) -> None:
    assert total(every) == total(reversed(every))
    assert sum(one.whole for one in every) == total(every).whole


@given(NUMBERS)
def test_only_all_is_a_hundred(counts: Counts) -> None:
    assert (counts.percent == 100) == (counts.expected > 0 and counts.missing == 0)


@given(NUMBERS)
def test_of_few_rounds_no_share_is_shaded(counts: Counts) -> None:
    found = shade(counts)

    assert found in SHADES
    if counts.is_few:
        assert found in {"few", "all", "nothing"}
    if found == "all":
        assert 0 == counts.missing


@given(NUMBERS)
def test_a_bar_is_as_long_as_what_was_due(counts: Counts) -> None:
    found = shares(counts)

    assert abs(sum(width for _, _, width in found) - (100 if counts.expected else 0)) < 0.1


def test_counting_leaves_out_what_is_nobody_s() -> None:
    assert Counts(on_time=3, missing=1) == counted(
        [("on_time", 2), (None, 9), ("missing", 1), ("on_time", 1)]
    )


@given(some.lists(some.tuples(DUES, NUMBERS), max_size=20))
def test_the_weeks_end_with_this_one_and_hold_what_was_due_in_them(
    found: list[tuple[date | None, Counts]],
) -> None:
    every = weeks(found, TODAY)

    assert (12, monday(TODAY)) == (len(every), every[-1].first)
    inside = [counts for due, counts in found if due and every[0].first <= due <= every[-1].last]
    assert total(inside) == total(one.counts for one in every)


def test_a_trend_is_told_of_enough_rounds_alone() -> None:
    def told(before: Counts, after: Counts) -> int | None:
        return trend([Week(TODAY, before), Week(TODAY, after)])

    few = Counts(on_time=FEW - 1)
    assert None is told(few, Counts(on_time=99))
    assert None is told(Counts(on_time=99), few)
    assert 50 == told(Counts(on_time=5, missing=5), Counts(on_time=10))
    assert -50 == told(Counts(on_time=10), Counts(on_time=5, late=5))


@given(some.lists(NUMBERS, min_size=1, max_size=12))
def test_no_bar_is_higher_than_the_chart(every: list[Counts]) -> None:
    drawn = chart([Week(TODAY, one) for one in every])

    assert all(sum(block.height for block in column.blocks) <= HEIGHT + 1 for column in drawn.columns)
    ends = [block.x + block.width for column in drawn.columns for block in column.blocks]
    assert drawn.width >= max(ends, default=0)


@given(some.dates(date(2001, 1, 1), date(2199, 12, 31)))
def test_a_month_is_laid_out_in_whole_weeks(day: date) -> None:
    month = month_of(day)
    days = [one for week in grid(month) for one in week]

    assert day in days
    assert 0 == days[0].weekday() == len(days) % 7
    assert month == read(month.key)
    assert month == month.moved(5).moved(-5)


def test_what_names_no_month_is_none() -> None:
    for name in (
        "",
        "2021",
        "2021-00",
        "2021-13",
        "21-01",
        "2021-1",
        "2021/01",
        "๒๐๒๑-๐๑",
        "2021-01-01",
        "1999-01",
    ):
        assert None is read(name)
    assert Month(2021, 12) == read("2021-12")
    assert 0 == NONE.whole
