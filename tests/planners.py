"""Other ways to plan a day: where a test is about delivery, what the planner would rather leave alone is pushed too."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from engine.messenger.days import may_push
from engine.messenger.nouns import Days, Decision, Hearer, Intent, Purse, Why
from engine.messenger.planning import sifted
from engine.messenger.reasons import EVERYTHING


def everything(
    now: datetime, intents: Sequence[Intent], hearers: Mapping[str, Hearer], _purse: Purse, days: Days
) -> tuple[Decision, ...]:
    """Push whatever is worth it, inside everybody's hours, one card a day."""
    return tuple(
        found
        for person in sorted({one.person for one in intents})
        for found in _of(now, [one for one in intents if one.person == person], hearers[person], days)
    )


def _of(now: datetime, waiting: Sequence[Intent], hearer: Hearer, days: Days) -> list[Decision]:
    alive, dropped = sifted(waiting, now)
    if not any(one.is_worth_a_push for one in alive):
        return dropped
    ids = tuple(one.id for one in alive)
    if found := may_push(hearer, now, alive, days):
        return [*dropped, Decision(hearer.person, found.verdict, found.why, ids, found.until)]
    return [*dropped, Decision(hearer.person, "push", Why(EVERYTHING), ids)]
