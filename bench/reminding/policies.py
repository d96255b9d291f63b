"""Name the ways to remind that are compared; each is a planner, and everything else is the product's."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from engine.messenger.days import may_push
from engine.messenger.nouns import Days, Decision, Hearer, Intent, Purse, Why
from engine.messenger.planning import Planner, plan_day
from engine.messenger.reasons import EVERYTHING
from engine.obligations.calendar import day_in_bangkok

FREE_PLAN: Final = 300
# A reminder, and what tells others that one was of no use.
REMINDS: Final = ("reminder", "escalation")


@dataclass(frozen=True, slots=True)
class Policy:
    """One way to remind, and how many counted messages its account has a month (None: as many as it likes); `learns` when
    it looks at how people have been."""

    name: str
    planner: Planner
    quota: int | None
    learns: bool = False


def push_everything(
    now: datetime, intents: Sequence[Intent], hearers: Mapping[str, Hearer], _purse: Purse, days: Days
) -> tuple[Decision, ...]:
    """Push whatever is worth a message as soon as it may go out."""
    return tuple(_pushed(now, [one for one in intents if one.is_worth_a_push], hearers, days))


def push_nothing(
    _now: datetime, _intents: Sequence[Intent], _hearers: Mapping[str, Hearer], _purse: Purse, _days: Days
) -> tuple[Decision, ...]:
    """Let everything ride along for free."""
    return ()


def push_on_the_last_day(
    now: datetime, intents: Sequence[Intent], hearers: Mapping[str, Hearer], _purse: Purse, days: Days
) -> tuple[Decision, ...]:
    """Push a reminder on the due day only, and what is no reminder as soon as it may go out."""
    today = day_in_bangkok(now)
    wanted = [
        one for one in intents if one.is_worth_a_push and (one.share not in REMINDS or one.due == today)
    ]
    return tuple(_pushed(now, wanted, hearers, days))


POLICIES: Final = (
    Policy("push everything", push_everything, None),
    Policy("never push", push_nothing, None),
    Policy("only on the last day", push_on_the_last_day, None),
    Policy("ours", plan_day, FREE_PLAN, learns=True),
)


def _pushed(
    now: datetime, wanted: Sequence[Intent], hearers: Mapping[str, Hearer], days: Days
) -> Iterator[Decision]:
    by_person: dict[str, list[Intent]] = {}
    for one in wanted:
        by_person.setdefault(one.person, []).append(one)
    for person, mine in sorted(by_person.items()):
        if may_push(hearers.get(person) or Hearer(person), now, mine, days) is None:
            yield Decision(person, "push", Why(EVERYTHING), tuple(one.id for one in mine))
