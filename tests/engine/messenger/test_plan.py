"""What a plan decides about one person, case by case."""

from dataclasses import replace
from datetime import timedelta

import pytest

from engine.messenger import reasons
from engine.messenger.nouns import Habits, Hearer, Purse
from tests.engine.messenger.cases import (
    EVERY_DAY,
    FORGETFUL,
    MONDAY,
    MORNING,
    NEVER,
    PUNCTUAL,
    SILENT,
    SONGKRAN,
    at,
    news,
    only,
    plan,
    reminder,
)  # fmt: skip

TOMORROW = MONDAY + timedelta(days=1)


def test_who_needs_reminding_is_pushed_while_it_can_still_help() -> None:
    found = only(plan(MORNING, reminder(), hearers={"mali": Hearer("mali", record=FORGETFUL, habits=NEVER)}))
    assert ("push", reasons.DUE_SOON, {"day": "2022-01-26"}) == (
        found.verdict,
        found.why.key,
        found.why.params,
    )


def test_who_mostly_sends_by_herself_is_left_to_it() -> None:
    found = only(plan(MORNING, reminder(), hearers={"mali": Hearer("mali", record=PUNCTUAL, habits=NEVER)}))
    assert ("wait", reasons.SENDS_HERSELF) == (found.verdict, found.why.key)
    assert found.until is not None
    assert MORNING < found.until


def test_who_writes_every_day_hears_it_for_free() -> None:
    due = MONDAY + timedelta(days=3)
    hearer = Hearer("mali", record=FORGETFUL, habits=EVERY_DAY)
    found = only(plan(at(MONDAY, 7), reminder(due=due), hearers={"mali": hearer}))
    assert ("wait", reasons.WRITES_SOON) == (found.verdict, found.why.key)


def test_whom_no_message_has_ever_moved_is_spared_one() -> None:
    hearer = Hearer("mali", record=SILENT, habits=NEVER)
    others = {f"p{one}": Hearer(f"p{one}", record=FORGETFUL) for one in range(5)}
    found = only(plan(MORNING, reminder(), hearers={"mali": hearer, **others}))
    assert ("skip", reasons.HARDLY_HELPS) == (found.verdict, found.why.key)


@pytest.mark.parametrize("hour", [8, 12, 16])
@pytest.mark.parametrize("late_by", [0, 1, 2])
def test_a_newcomer_is_called_on_the_last_day_and_asked_after_it_while_messages_are_plenty(
    hour: int, late_by: int
) -> None:
    due = MONDAY - timedelta(days=late_by)
    found = only(plan(at(MONDAY, hour), reminder(due=due), purse=Purse(300, 20, demand={MONDAY: 10})))
    assert ("push", reasons.LATE if late_by else reasons.DUE_TODAY) == (found.verdict, found.why.key)


def test_on_the_last_day_of_a_short_month_a_newcomer_is_told_that_the_messages_are_kept() -> None:
    demand = {MONDAY + timedelta(days=days): 100 for days in range(5)}
    found = only(plan(at(MONDAY, 16), reminder(due=MONDAY), purse=Purse(300, 100, demand=demand)))
    assert ("skip", reasons.BUDGET) == (found.verdict, found.why.key)


def test_what_cannot_wait_goes_at_once() -> None:
    urgent = news(kind="knock", share="urgent", worth=900)
    found = only(plan(MORNING, urgent, hearers={"mali": Hearer("mali", habits=EVERY_DAY)}))
    assert ("push", reasons.URGENT) == (found.verdict, found.why.key)


def test_news_waits_for_whoever_writes_today_anyway() -> None:
    found = only(plan(at(MONDAY, 7), news(), hearers={"mali": Hearer("mali", habits=EVERY_DAY)}))
    assert "wait" == found.verdict


def test_news_goes_to_whoever_never_writes() -> None:
    found = only(plan(MORNING, news(), hearers={"mali": Hearer("mali", habits=NEVER)}))
    assert ("push", reasons.NEWS) == (found.verdict, found.why.key)


def test_one_card_takes_everything_along() -> None:
    free = reminder(3, kind="contributed", share="notice", is_worth_a_push=False, due=None)
    hearers = {"mali": Hearer("mali", record=FORGETFUL, habits=NEVER)}
    found = only(plan(MORNING, reminder(1), reminder(2), free, hearers=hearers))
    assert ("push", (1, 2, 3)) == (found.verdict, found.intents)


def test_after_three_days_without_a_clock_only_the_newest_rung_speaks() -> None:
    rungs = [
        reminder(at_, about="round", not_before=at(MONDAY - timedelta(days=3 - at_))) for at_ in (1, 2, 3)
    ]
    hearers = {"mali": Hearer("mali", record=FORGETFUL, habits=NEVER)}
    decided = {one.verdict: (one.why.key, one.intents) for one in plan(MORNING, *rungs, hearers=hearers)}
    assert {"drop": (reasons.NEWER, (1, 2)), "push": (reasons.DUE_SOON, (3,))} == decided


def test_two_parts_of_one_round_are_two_things() -> None:
    parts = [reminder(1, about="round", part="collect"), reminder(2, about="round", part="file")]
    found = only(plan(MORNING, *parts, hearers={"mali": Hearer("mali", record=FORGETFUL, habits=NEVER)}))
    assert (1, 2) == found.intents


def test_a_text_whose_time_is_over_is_dropped() -> None:
    found = only(plan(MORNING, reminder(not_after=at(MONDAY, 7, 30))))
    assert ("drop", reasons.STALE, (1,)) == (found.verdict, found.why.key, found.intents)


def test_what_is_to_be_told_later_is_not_looked_at() -> None:
    assert () == plan(MORNING, reminder(not_before=at(MONDAY, 9)))


def test_at_night_it_waits_for_the_morning() -> None:
    found = only(plan(at(MONDAY, 21), reminder()))
    assert ("later", reasons.HOURS, at(TOMORROW, 7)) == (found.verdict, found.why.key, found.until)
    assert {"opens": "07.00", "closes": "20.00"} == found.why.params


def test_on_a_quiet_day_it_waits_until_that_is_over() -> None:
    due = SONGKRAN + timedelta(days=9)
    found = only(plan(at(SONGKRAN), reminder(due=due)))
    assert ("later", at(SONGKRAN + timedelta(days=4), 7)) == (found.verdict, found.until)


def test_the_deadline_itself_opens_a_quiet_day_but_not_its_night() -> None:
    hearers = {"mali": Hearer("mali", record=FORGETFUL, habits=NEVER)}
    today = reminder(due=SONGKRAN, not_before=at(SONGKRAN, 7))
    assert "push" == only(plan(at(SONGKRAN), today, hearers=hearers)).verdict
    assert "later" == only(plan(at(SONGKRAN, 21), today, hearers=hearers)).verdict


def test_one_card_a_day_and_the_next_one_tomorrow() -> None:
    found = only(plan(MORNING, reminder(), hearers={"mali": Hearer("mali", had_card_on=MONDAY)}))
    assert ("later", reasons.HAD_CARD, at(TOMORROW, 7)) == (found.verdict, found.why.key, found.until)


def test_who_wants_fewer_has_days_between_two_cards_but_for_the_day_itself() -> None:
    hearer = Hearer(
        "mali", wants_fewer=True, had_card_on=MONDAY - timedelta(days=1), record=FORGETFUL, habits=NEVER
    )
    found = only(plan(MORNING, reminder(), hearers={"mali": hearer}))
    assert ("later", reasons.FEWER) == (found.verdict, found.why.key)
    today = only(plan(MORNING, reminder(due=MONDAY), hearers={"mali": hearer}))
    assert reasons.FEWER != today.why.key


def test_who_is_out_of_reach_is_not_pushed() -> None:
    found = only(plan(MORNING, reminder(), hearers={"mali": Hearer("mali", is_reachable=False)}))
    assert ("skip", reasons.UNREACHABLE) == (found.verdict, found.why.key)


def test_who_rests_is_left_alone_until_she_is_back() -> None:
    found = only(plan(MORNING, reminder(), hearers={"mali": Hearer("mali", rests_until=TOMORROW)}))
    assert ("skip", reasons.RESTS, at(TOMORROW, 7)) == (found.verdict, found.why.key, found.until)


def test_a_group_counts_each_of_its_members() -> None:
    hearers = {"mali": Hearer("mali", record=FORGETFUL, habits=NEVER, recipients=30)}
    urgent = reminder(share="urgent", worth=900)
    assert "push" == only(plan(MORNING, urgent, hearers=hearers, purse=Purse(300, 270))).verdict
    assert "skip" == only(plan(MORNING, urgent, hearers=hearers, purse=Purse(300, 271))).verdict


def test_with_one_message_left_the_likelier_report_gets_it() -> None:
    people = {"mali": FORGETFUL, "nida": SILENT}
    hearers = {name: Hearer(name, record=one, habits=NEVER) for name, one in people.items()}
    intents = [reminder(1, "nida", worth=650), reminder(2, "mali")]
    found = plan(at(MONDAY.replace(day=31)), *[replace(one, due=MONDAY.replace(day=31)) for one in intents],
                 hearers=hearers, purse=Purse(10, 8))  # fmt: skip
    assert ["mali"] == [one.person for one in found if one.verdict == "push"]


def test_a_spent_month_says_so() -> None:
    urgent = news(share="urgent", worth=900)
    found = only(
        plan(MORNING, urgent, hearers={"mali": Hearer("mali", habits=Habits())}, purse=Purse(300, 300))
    )
    assert ("skip", reasons.SPENT) == (found.verdict, found.why.key)
