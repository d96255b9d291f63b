"""What a plan never does, whoever waits for whatever."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import assume, given, settings

from engine.conversation.bubbles import Phrase
from engine.messenger.days import closed_by, hours_of
from engine.messenger.nouns import Hearer, Intent, Purse
from engine.messenger.planning import plan_day
from engine.messenger.reasons import sentence
from engine.obligations.calendar import in_bangkok
from tests.engine.messenger.cases import CALENDAR, HEARERS, INTENTS, MOMENTS, PURSES

People = dict[str, Hearer]
# Each example has five people; more of them would only draw the same again.
SOME = settings(max_examples=50)


@SOME
@given(MOMENTS, INTENTS, HEARERS, PURSES)
def test_nobody_is_pushed_twice_and_nobody_who_had_her_card_today(
    now: datetime, intents: list[Intent], hearers: People, purse: Purse
) -> None:
    pushed = _pushed(now, intents, hearers, purse)
    assert [] == [one for one, times in Counter(pushed).items() if times > 1]
    assert [] == [one for one in pushed if (hearers[one].had_card_on or date.min) >= in_bangkok(now).date()]


@SOME
@given(MOMENTS, INTENTS, HEARERS, PURSES)
def test_nothing_leaves_outside_her_hours(
    now: datetime, intents: list[Intent], hearers: People, purse: Purse
) -> None:
    for one in _pushed(now, intents, hearers, purse):
        opens, closes = hours_of(hearers[one])
        assert opens <= in_bangkok(now).time() < closes
        assert 7 <= in_bangkok(now).hour < 20


@SOME
@given(MOMENTS, INTENTS, HEARERS, PURSES)
def test_a_closed_day_is_broken_by_its_own_deadline_alone(
    now: datetime, intents: list[Intent], hearers: People, purse: Purse
) -> None:
    today = in_bangkok(now).date()
    assume(closed_by(today, CALENDAR) is not None)
    due = {one.person for one in intents if one.is_worth_a_push and one.due == today}
    assert set() == set(_pushed(now, intents, hearers, purse)) - due


@SOME
@given(MOMENTS, INTENTS, HEARERS, PURSES)
def test_the_quota_is_never_passed_whatever_is_wanted(
    now: datetime, intents: list[Intent], hearers: People, purse: Purse
) -> None:
    spent = sum(hearers[one].recipients for one in _pushed(now, intents, hearers, purse))
    assert purse.left is None or spent <= purse.left


@SOME
@given(MOMENTS, INTENTS, HEARERS, PURSES)
def test_who_is_out_of_reach_or_rests_is_left_alone(
    now: datetime, intents: list[Intent], hearers: People, purse: Purse
) -> None:
    today = in_bangkok(now).date()
    for one in _pushed(now, intents, hearers, purse):
        assert hearers[one].is_reachable
        assert today >= (hearers[one].rests_until or today)


@SOME
@given(MOMENTS, INTENTS, HEARERS, PURSES)
def test_what_is_decided_is_decided_once_with_a_reason_that_can_be_said(
    now: datetime, intents: list[Intent], hearers: People, purse: Purse
) -> None:
    decided = plan_day(now, intents, hearers, purse, CALENDAR)
    told = [id_ for one in decided for id_ in one.intents]
    assert len(set(told)) == len(told)
    assert all(isinstance(sentence(one.why), Phrase) for one in decided)
    living = Counter(one.person for one in decided if one.verdict != "drop")
    assert [] == [one for one, times in living.items() if times > 1]


@SOME
@given(MOMENTS, INTENTS, HEARERS, PURSES)
def test_everybody_with_something_worth_a_push_has_a_verdict(
    now: datetime, intents: list[Intent], hearers: People, purse: Purse
) -> None:
    decided = {id_ for one in plan_day(now, intents, hearers, purse, CALENDAR) for id_ in one.intents}
    waiting = {one.id for one in intents if one.is_worth_a_push and one.not_before <= now}
    assert set() == waiting - decided


@SOME
@given(MOMENTS, INTENTS, HEARERS, PURSES)
def test_the_same_rows_give_the_same_decisions_in_any_order(
    now: datetime, intents: list[Intent], hearers: People, purse: Purse
) -> None:
    first = plan_day(now, intents, hearers, purse, CALENDAR)
    assert first == plan_day(now, intents[::-1], hearers, purse, CALENDAR)


@SOME
@given(MOMENTS, INTENTS, HEARERS, PURSES)
def test_what_is_over_is_never_told(
    now: datetime, intents: list[Intent], hearers: People, purse: Purse
) -> None:
    over = {one.id for one in intents if one.not_before <= now and (one.not_after or now) < now}
    for one in plan_day(now, intents, hearers, purse, CALENDAR):
        assert one.verdict == "drop" or not over & set(one.intents)


@SOME
@given(MOMENTS, HEARERS, PURSES)
def test_at_equal_cost_the_higher_worth_never_loses(now: datetime, hearers: People, purse: Purse) -> None:
    """Two who are the same in everything are reminded of the same day; only what it is worth differs."""
    due = in_bangkok(now).date() + timedelta(days=2)
    twin = hearers["mali"]
    for worth in (300, 600, 900):
        intents = [
            Intent(at, name, "remind", "a", value, "reminder", now, due=due)
            for at, (name, value) in enumerate([("nida", worth + 1), ("arun", worth)], 1)
        ]
        people = {name: replace(twin, person=name) for name in ("nida", "arun")}
        pushed = _pushed(now, intents, people, purse)
        assert "nida" in pushed or "arun" not in pushed


def _pushed(now: datetime, intents: list[Intent], hearers: People, purse: Purse) -> list[str]:
    return [one.person for one in plan_day(now, intents, hearers, purse, CALENDAR) if one.verdict == "push"]
