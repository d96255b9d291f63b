"""Records, forecasts, ways and budgets: the sums that a plan rests on."""

from datetime import date, timedelta

import pytest

from engine.messenger import budgeting, forecasting
from engine.messenger.budgeting import allowance
from engine.messenger.chances import Way, effect, learned, mixture
from engine.messenger.choosing import Outlook, weigh
from engine.messenger.nouns import Purse
from engine.messenger.records import SLOTS, WORKS, Record, Round, cell_of, recorded, slot_of
from engine.obligations.calendar import BANGKOK
from tests.engine.messenger.cases import FORGETFUL, MONDAY, NEVER, PUNCTUAL, SILENT, WEEKLY, at

DAY = timedelta(days=1)
LATER = MONDAY + DAY * 40
FEBRUARY = date(2022, 2, 1)
CALLED = Way((0.0,) * SLOTS, (0.0, 0.5, 0.5))
ALONE = Way((0.0, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9), (0.0, 0.0, 0.0))


def test_a_round_that_came_by_itself_counts_its_days_to_her() -> None:
    found = recorded([Round(MONDAY, MONDAY - DAY * 2, opened=MONDAY - DAY * 4)], LATER)
    assert [0, 0, 0, 1, 1, 1, 0, 0, 0] == list(found.left)
    assert [slot_of(2)] == [slot for slot, came in enumerate(found.came) if came]
    assert 0 == sum(found.told)


def test_the_days_of_a_reminder_count_to_the_reminder() -> None:
    found = recorded([Round(MONDAY, MONDAY - DAY, (MONDAY - DAY * 2,), MONDAY - DAY * 4)], LATER)
    assert {cell_of(0, slot_of(2)), cell_of(1, slot_of(1))} == {
        at_ for at_, days in enumerate(found.told) if days
    }
    assert [cell_of(1, slot_of(1))] == [at_ for at_, came in enumerate(found.heeded) if came]
    assert 2 == sum(found.left)


def test_a_day_that_is_not_over_counts_for_nothing() -> None:
    found = recorded([Round(MONDAY, None, opened=MONDAY - DAY * 2)], MONDAY)
    assert 2 == sum(found.left)


def test_a_round_that_never_came_is_counted_for_a_fortnight_only() -> None:
    assert 14 == recorded([Round(MONDAY)], LATER).left[slot_of(-1)]


def test_records_add_up() -> None:
    rounds = [Round(MONDAY, MONDAY - DAY), Round(MONDAY + DAY * 9, MONDAY + DAY * 9, (MONDAY + DAY * 8,))]
    assert recorded(rounds, LATER) == recorded(rounds[:1], LATER) + recorded(rounds[1:], LATER)


def test_a_pattern_of_weekdays_shows_in_the_forecast() -> None:
    own = forecasting.pattern(WEEKLY, forecasting.crowd_of([WEEKLY, NEVER]))
    wednesday, thursday = own.weekdays[2], own.weekdays[3]
    assert wednesday > 3 * thursday
    mean = forecasting.average(WEEKLY, forecasting.crowd_of([WEEKLY, NEVER]))
    assert mean == pytest.approx(sum(own.weekdays) / 7, abs=0.02)


def test_the_chance_grows_with_the_time_that_is_given() -> None:
    own = forecasting.pattern(WEEKLY, forecasting.crowd_of([WEEKLY]))
    now = at(MONDAY, 9)
    chances = [
        forecasting.chance_by(own, now, now + timedelta(hours=hours)) for hours in (0, 3, 12, 36, 72, 240)
    ]
    assert 0 == chances[0]
    assert sorted(chances) == chances
    assert chances[-1] < 1


def test_of_a_day_that_is_nearly_over_little_is_left() -> None:
    own = forecasting.pattern(WEEKLY, forecasting.crowd_of([WEEKLY]))
    wednesday = MONDAY + DAY * 2
    morning, evening = (forecasting.by_day(own, at(wednesday, hour), 2) for hour in (6, 21))
    assert morning[0] > 4 * evening[0]
    assert morning[1] == evening[1]


def test_ways_are_found_among_people_who_differ() -> None:
    ways = learned([PUNCTUAL] * 30 + [FORGETFUL] * 20 + [SILENT] * 10)
    mixtures = [mixture(one, ways) for one in (PUNCTUAL, FORGETFUL, SILENT)]
    mine = [row.index(max(row)) for row in mixtures]
    assert 3 == len(set(mine))
    early, called, silent = (ways.ways[one] for one in mine)
    assert early.own[slot_of(1)] > 5 * called.own[slot_of(1)]
    assert called.heed[1] > 3 * silent.heed[1]


def test_a_newcomer_is_taken_for_anybody() -> None:
    ways = learned([PUNCTUAL, SILENT])
    assert pytest.approx(ways.shares) == mixture(Record(), ways)


def test_people_whom_messages_move_make_a_message_worth_more() -> None:
    assert effect(learned([FORGETFUL] * 40)) > effect(learned([SILENT] * 40))


def test_waiting_costs_nothing_while_there_is_time_and_everything_on_the_last_day() -> None:
    outlooks = [Outlook((0.0,) * days, (True,) * days) for days in (6, 2)]
    early, late = (weigh((CALLED,), (1.0,), one, 0.1) for one in outlooks)
    assert 0.1 == pytest.approx(early.gain)
    assert 0.3 < late.gain
    assert 0 == late.first_push


def test_a_push_that_changes_nothing_is_never_best() -> None:
    found = weigh((ALONE,), (1.0,), Outlook((0.0,) * 4, (True,) * 4), 0.1)
    assert found.first_push is None
    assert found.by_herself == pytest.approx(0.9999)


def test_on_a_day_without_pushes_the_day_before_is_taken() -> None:
    closed = Outlook((0.0,) * 4, (True, False, False, False))
    assert 0 == weigh((CALLED,), (1.0,), closed, 0.1).first_push


def test_a_certain_visit_is_waited_for() -> None:
    visits = Outlook((0.0, 0.98, 0.0, 0.0, 0.0), (True,) * 5)
    found = weigh((CALLED,), (1.0,), visits, 0.1)
    assert found.unpushed > 0.7
    assert 0 >= found.gain - 0.1


@pytest.mark.parametrize(("used", "alarm"), [(0, ""), (150, "tight"), (272, "low"), (300, "spent")])
def test_the_alarm_comes_before_the_month_is_spent(used: int, alarm: str) -> None:
    demand = {FEBRUARY + DAY * 26: 300}
    assert alarm == allowance(Purse(300, used, demand=demand), FEBRUARY).alarm


def test_the_price_rises_with_what_is_foreseen() -> None:
    few, many = ({FEBRUARY + DAY * 20: count} for count in (100, 2000))
    cheap, dear = (allowance(Purse(300, demand=demand), FEBRUARY) for demand in (few, many))
    assert dear.price.early > 2 * cheap.price.early
    assert cheap.price.last < cheap.price.early
    assert dear.price.last == dear.price.early
    assert (270, 0) == (cheap.others, dear.others)


def test_however_short_a_month_is_what_helps_most_is_worth_its_price() -> None:
    short, shorter = (
        allowance(Purse(300, demand={FEBRUARY + DAY * 2: count}), FEBRUARY) for count in (2_000, 200_000)
    )

    assert short.price == shorter.price
    assert shorter.price.last < budgeting.A_REMINDER_IS_WORTH * budgeting.USUAL_EFFECT
    assert 270 == shorter.others


def test_what_is_kept_for_what_cannot_wait_goes_down_with_the_month() -> None:
    kept = [budgeting.kept_for_urgent(Purse(300), FEBRUARY + DAY * days) for days in (0, 14, 27)]
    assert [30, 15, 2] == kept


def test_next_months_demand_is_next_months() -> None:
    demand = {FEBRUARY + DAY * 40: 5000}
    assert 0 == allowance(Purse(300, demand=demand), FEBRUARY).foreseen


def test_line_counts_its_months_in_tokyo() -> None:
    late = at(date(2022, 1, 31), 22, 30)
    assert BANGKOK == late.tzinfo
    assert FEBRUARY == budgeting.line_day(late)


def test_without_a_limit_nothing_is_refused() -> None:
    found = allowance(Purse(None, 5000), FEBRUARY)
    assert (None, None, "") == (found.urgent, found.others, found.alarm)


def test_a_way_has_a_chance_for_each_day_of_a_reminder() -> None:
    assert all(WORKS == len(one.heed) and SLOTS == len(one.own) for one in learned([]).ways)
