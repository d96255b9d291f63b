"""What stands on an officer's list anyway is pushed seldom, as one thing, from what reminders leave over."""

from datetime import timedelta
from typing import Any

from engine.messenger import reasons
from engine.messenger.budgeting import allowance
from engine.messenger.nouns import Hearer, Intent, Purse
from tests.engine.messenger.cases import FORGETFUL, MONDAY, MORNING, NEVER, WEEKLY, at, only, plan, reminder

DAY = timedelta(days=1)
YESTERDAY = MONDAY - DAY
# As many cards are foreseen as the month has messages for, and so few that most are left over.
FULL = Purse(300, demand={MONDAY + DAY * ahead: 60 for ahead in range(8)})
PLENTY = Purse(300, demand={MONDAY: 5})
SILENT = Hearer("mali", habits=NEVER)


def late_below(id_: int = 1, person: str = "mali", **more: Any) -> Intent:
    return reminder(
        id_, person, **{"kind": "escalated", "share": "escalation", "worth": 250, "due": None, **more}
    )


def test_where_messages_are_plenty_what_is_late_below_is_told_at_once() -> None:
    found = only(plan(MORNING, late_below(), hearers={"mali": SILENT}, purse=PLENTY))
    assert ("push", reasons.NEWS) == (found.verdict, found.why.key)


def test_in_a_month_that_is_just_used_it_waits_for_its_owner_to_write() -> None:
    hearers = {"mali": Hearer("mali", habits=WEEKLY)}
    found = only(plan(MORNING, late_below(), hearers=hearers, purse=FULL))
    assert ("wait", reasons.WRITES_SOON) == (found.verdict, found.why.key)


def test_it_is_pushed_when_its_owner_has_not_written_for_a_week() -> None:
    since = at(MONDAY - DAY * 7)
    found = only(plan(MORNING, late_below(not_before=since), hearers={"mali": SILENT}, purse=FULL))
    assert "push" == found.verdict


def test_who_has_heard_of_what_is_late_within_a_week_is_not_pushed_for_more_of_it() -> None:
    hearers = {"mali": Hearer("mali", habits=NEVER, heard_of_late_on=YESTERDAY)}
    found = only(plan(MORNING, late_below(), hearers=hearers, purse=PLENTY))
    again = YESTERDAY + DAY * 7
    assert ("later", reasons.HEARD_OF_LATE, {"day": again.isoformat()}) == (
        found.verdict,
        found.why.key,
        found.why.params,
    )
    assert at(again, 7) == found.until


def test_it_goes_along_with_her_own_reminder_all_the_same() -> None:
    hearers = {"mali": Hearer("mali", habits=NEVER, record=FORGETFUL, heard_of_late_on=YESTERDAY)}
    found = only(plan(MORNING, reminder(1), late_below(2), hearers=hearers, purse=PLENTY))
    assert ("push", reasons.DUE_SOON, (1, 2)) == (found.verdict, found.why.key, found.intents)


def test_what_is_due_further_up_tomorrow_waits_for_no_week_to_end() -> None:
    hearers = {"mali": Hearer("mali", habits=NEVER, heard_of_late_on=YESTERDAY)}
    found = only(plan(MORNING, late_below(due=MONDAY + DAY), hearers=hearers, purse=FULL))
    assert ("push", reasons.DUE_SOON) == (found.verdict, found.why.key)


def test_thirty_lines_of_a_list_are_worth_a_message_as_one_is() -> None:
    hearers = {"mali": Hearer("mali", habits=WEEKLY)}
    one, many = (
        only(plan(MORNING, *[late_below(id_) for id_ in range(1, count + 1)], hearers=hearers, purse=FULL))
        for count in (1, 30)
    )
    assert one.verdict == many.verdict == "wait"


def test_a_reminder_has_the_last_message_before_anything_that_stands_on_a_list() -> None:
    hearers = {name: Hearer(name, habits=NEVER, record=FORGETFUL) for name in ("mali", "nida")}
    waiting = late_below(1, "nida", not_before=at(MONDAY - DAY * 7)), reminder(2, "mali", due=MONDAY)
    found = plan(MORNING, *waiting, hearers=hearers, purse=Purse(10, 8))
    assert {"mali": "push", "nida": "skip"} == {one.person: one.verdict for one in found}


def test_lists_have_their_share_of_a_month_and_the_least_of_it_when_it_is_short() -> None:
    short = {MONDAY + DAY: 5000}
    left = [
        allowance(Purse(300, used, demand=demand, listed=listed), MONDAY).listed
        for used, demand, listed in ((0, {}, 0), (100, {}, 55), (100, {}, 60), (0, short, 0), (15, short, 15))
    ]
    assert [60, 5, 0, 15, 0] == left
