"""Plan the rest of a month's counted messages: what is kept for what cannot wait, what today may spend, what a message costs.

The price rises as the month's reminders outgrow what is left, so that the dearest go first; a hard limit stands
behind it, so that the quota is never passed whatever was foreseen.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Final, Literal

from engine.messenger.nouns import Purse

Alarm = Literal["", "tight", "low", "spent"]
# LINE's months begin and end in Tokyo.
LINE_TIME: Final = timezone(timedelta(hours=9))
# A plain reminder is worth so many points; where the month's reminders just use up its messages, one goes where it brings at
# least this share of what one mostly brings.
A_REMINDER_IS_WORTH: Final = 600
SPARING: Final = 0.36
# It has to bring less the more messages are left over, but never less than this part of that: a message spared is worth
# something to her too. On the last day that it can help nothing better follows, and little is enough.
PLENTY: Final = 0.6
AMPLE: Final = 0.15
# What a message mostly brings, before anything is known of anybody.
USUAL_EFFECT: Final = 0.4
# The share of a month's limit that is kept for what cannot wait, going down with the days.
KEPT_FOR_URGENT: Final = 0.1
# What stands on a list has so much of the limit, as far as the month's reminders will not need it, and in a short month so much.
LISTED_AT_MOST: Final = 0.2
LISTED_AT_LEAST: Final = 0.05
# How many counted messages a card of reminders that falls due has needed, all told.
A_REMINDER: Final = 0.6
# The price rises by so much with what is lacking: not every card that falls due is worth the same.
STEEP: Final = 2.2
# However short a month is, it rises no further than to this part of what a reminder mostly brings. From there on the best of a
# day go first, as far as its messages last: a price that nobody reaches would leave them unspent.
DEAREST: Final = 0.8
# A reminder is pushed on its day or on one of these before it.
AHEAD: Final = 4
LOW: Final = 0.1


@dataclass(frozen=True, slots=True)
class Price:
    """What a counted message has to bring, in points: while there are days left to bring it, on the last of them,
    and what it would have to bring if messages were plenty."""

    early: float
    last: float
    least: float


@dataclass(frozen=True, slots=True)
class Allowance:
    """What may be spent now: on what cannot wait, on everything else (None: no limit), on what stands on a list of that, the
    price, and the alarm."""

    urgent: int | None
    others: int | None
    price: Price
    alarm: Alarm
    foreseen: int
    listed: int | None = None


def allowance(purse: Purse, today: date, effect: float = USUAL_EFFECT) -> Allowance:
    """Plan from LINE's day on, `today`; `effect` is the chance that a reminder brings what was not coming."""
    floor = A_REMINDER_IS_WORTH * SPARING * effect
    least = floor * AMPLE
    foreseen = math.ceil(sum(_rest(purse.demand, today).values()) * A_REMINDER)
    left = purse.left
    if left is None or purse.limit is None:
        return Allowance(None, None, Price(floor * PLENTY, least, least), "", foreseen)
    kept = kept_for_urgent(purse, today)
    free = max(0, left - kept)
    scarcity = foreseen / free if free else math.inf
    steep = min(scarcity * STEEP, DEAREST / SPARING)
    price = Price(floor * max(PLENTY, steep), max(least, floor * steep), least)
    others = min(free, _today(purse, today, free, scarcity))
    return Allowance(
        left, others, price, _alarm(purse, left, scarcity), foreseen, _listed(purse, free, foreseen)
    )


def kept_for_urgent(purse: Purse, today: date) -> int:
    """Return how many messages are kept for what cannot wait until the month ends."""
    first = today.replace(day=1)
    ends = next_month(today)
    rest = (ends - today).days / (ends - first).days
    return math.ceil((purse.limit or 0) * KEPT_FOR_URGENT * rest)


def line_day(at: datetime) -> date:
    """Return the day by which LINE counts a moment."""
    return at.astimezone(LINE_TIME).date()


def next_month(day: date) -> date:
    """Return the first day of the month that follows."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _today(purse: Purse, today: date, free: int, scarcity: float) -> int:
    """Return what today may spend: everything while there is enough, else its part by what falls due in the next days."""
    if scarcity <= 1:
        return free
    rest = _rest(purse.demand, today)
    total = sum(rest.values())
    near = sum(count for day, count in rest.items() if day < today + timedelta(days=AHEAD))
    return math.ceil(free * near / total) if total else free


def _listed(purse: Purse, free: int, foreseen: int) -> int:
    """Return what may still be spent on what stands on a list: what is left over, within its share of the month."""
    least, most = (
        math.ceil((purse.limit or 0) * one) - purse.listed for one in (LISTED_AT_LEAST, LISTED_AT_MOST)
    )
    return max(0, min(free, most, max(free - foreseen, least)))


def _rest(demand: Mapping[date, int], today: date) -> dict[date, int]:
    ends = next_month(today)
    return {day: count for day, count in demand.items() if today <= day < ends}


def _alarm(purse: Purse, left: int, scarcity: float) -> Alarm:
    if left == 0:
        return "spent"
    if left <= (purse.limit or 0) * LOW:
        return "low"
    return "tight" if scarcity > 1 else ""
