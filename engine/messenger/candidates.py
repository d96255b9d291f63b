"""Weigh one person's card: what it is worth to push it now, and why it may wait.

One card carries everything that waits for her, so its gain is the sum of what each part gains, and its price is
one message. What stands on a list of hers is one thing, however many lines of it are new.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from engine.messenger import forecasting
from engine.messenger.budgeting import Price
from engine.messenger.chances import Row, Way, Ways, mixture
from engine.messenger.choosing import FURTHEST, Outlook, Weighed, weigh
from engine.messenger.days import closed_by, hours_of, is_due_upward, opening
from engine.messenger.forecasting import Pattern
from engine.messenger.nouns import LISTED, SHARES, Days, Hearer, Intent, Share, Why
from engine.messenger.reasons import (
    BUDGET,
    DUE_SOON,
    DUE_TODAY,
    EARLY,
    HARDLY_HELPS,
    HELPS,
    LATE,
    NEWS,
    SENDS_HERSELF,
    URGENT,
    WRITES_SOON,
)  # fmt: skip
from engine.messenger.records import SLOTS, WORKS
from engine.obligations.calendar import in_bangkok

# A reminder whose day has gone by, and a piece of news, are of use for so many days.
LATE_DAYS: Final = 3
NEWS_DAYS: Final = 2
# What is late below waits so long for its owner to write; it stands on her list meanwhile.
LISTED_DAYS: Final = 7
# What a day's delay leaves of the use of news, and of whatever is late already.
NEWS_KEEPS: Final = 0.75
LATE_KEEPS: Final = 0.9
LISTED_KEEPS: Final = 0.95
# A report that is late already is worth so much of one that may still be in time.
LATE_IS_WORTH: Final = 0.5
# What is late below is worth so much more on the last working day before the whole is due further up.
PRESSING: Final = 2.0
# From here on waiting is said to rest on her, or on her next message.
LIKELY: Final = 0.5
RIDES: Final = 0.15
# News is heard when it is pushed, or when she writes; nobody hears it otherwise.
_HEARD: Final = ((Way((0.0,) * SLOTS, (1.0,) * WORKS),), (1.0,))
DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Crowd:
    """What is known of everybody: how reports come, and when people write."""

    ways: Ways
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card that may be pushed now: what it gains in points, whether it is wanted, and the reason either way."""

    hearer: Hearer
    intents: tuple[Intent, ...]
    share: Share
    gain: float
    worth: int
    is_wanted: bool
    why: Why
    until: datetime | None


@dataclass(frozen=True, slots=True)
class _Part:
    """One intent of a card, weighed; `last` is how many days the message may wait; `is_pressing` when the whole is due further up."""

    intent: Intent
    gain: float
    last: int
    is_late: bool
    weighed: Weighed
    is_pressing: bool = False


def candidate(
    hearer: Hearer, intents: Sequence[Intent], now: datetime, days: Days, crowd: Crowd, price: Price
) -> Candidate:
    """Weigh everything that waits for somebody."""
    worthy = [one for one in intents if one.is_worth_a_push]
    share = min((one.share for one in worthy), key=SHARES.index)
    worth = sum(one.worth for one in worthy)
    if share == "urgent":
        return Candidate(hearer, tuple(intents), share, float(worth), worth, True, Why(URGENT), None)
    dear, cheap = (one * hearer.recipients for one in (price.early, price.last))
    own = forecasting.pattern(hearer.habits, crowd.pattern)
    ways = crowd.ways.ways, mixture(hearer.record, crowd.ways)
    is_last = any(_is_last_chance(one, now) for one in worthy)
    wanted = cheap if is_last else dear
    parts = [_part(hearer, one, now, days, own, ways, wanted / _things(worthy)) for one in worthy]
    gain, her_own = _gains(parts)
    is_wanted = gain > wanted
    # A card is taken from the share of what it would not leave without.
    carries = [one for one in parts if one.intent.share not in LISTED] if her_own > wanted else parts
    first = max(carries, key=lambda one: (one.gain, one.intent.worth, -one.intent.id))
    if is_wanted and her_own <= wanted:
        share = first.intent.share
    why, wait = (_why_pushed(first), None) if is_wanted else _why_not(first, hearer, now)
    if why.key == HARDLY_HELPS and is_last and gain > price.least * hearer.recipients:
        why = Why(BUDGET)
    return Candidate(hearer, tuple(intents), share, gain, worth, is_wanted, why, wait)


def _things(worthy: Sequence[Intent]) -> int:
    """Count what shares the price of a card; what stands on a list is one thing."""
    listed = [one for one in worthy if one.share in LISTED]
    return len(worthy) - len(listed) + bool(listed)


def _gains(parts: Sequence[_Part]) -> tuple[float, float]:
    """Return what a card gains, and what it would without what stands on a list: all of that together is as good as its best line."""
    her_own = sum(one.gain for one in parts if one.intent.share not in LISTED)
    return her_own + max((one.gain for one in parts if one.intent.share in LISTED), default=0.0), her_own


def _part(
    hearer: Hearer,
    one: Intent,
    now: datetime,
    days: Days,
    own: Pattern,
    ways: tuple[tuple[Way, ...], Row],
    price: float,
) -> _Part:
    """Weigh one intent: a reminder by the report that it brings, news by her hearing it in time."""
    here = in_bangkok(now)
    today = here.date()
    is_late = one.share != "escalation" and one.due is not None and one.due < today
    is_pressing = is_due_upward(one, today, days)
    end = today if is_pressing else last_day(one)
    last = max(0, min((end - today).days, FURTHEST))
    outlook = Outlook(
        forecasting.by_day(own, now, last + 1),
        tuple(_is_open(today + DAY * number, one, days) for number in range(last + 1)),
        _rest_of_today(hearer, here.time()) if _brings(one) else 1.0,
        late_by=max(0, (end - one.due).days) if one.due is not None else 0,
        keeps=_keeps(one, is_late=is_late),
    )
    mine, mixed = ways if _brings(one) else _HEARD
    worth = max(1.0, one.worth * (PRESSING if is_pressing else LATE_IS_WORTH if is_late else 1.0))
    weighed = weigh(mine, mixed, outlook, price / worth)
    return _Part(one, weighed.gain * worth, last, is_late, weighed, is_pressing)


def _is_last_chance(one: Intent, now: datetime) -> bool:
    """Say whether a report is due today or late already: who hears nothing now hears of it too late."""
    return _brings(one) and one.due is not None and one.due <= in_bangkok(now).date()


def _brings(one: Intent) -> bool:
    """Say whether an intent is to bring a report that its hearer owes; everything else is there to be heard."""
    return one.share == "reminder" and one.due is not None


def _keeps(one: Intent, *, is_late: bool) -> float:
    if one.share == "escalation":
        return LISTED_KEEPS
    if one.share != "reminder":
        return NEWS_KEEPS
    return LATE_KEEPS if is_late or one.due is None else 1.0


def last_day(one: Intent) -> date:
    """Return the last day on which an intent is of use: its due day as long as that lies ahead, else some days later."""
    begun = in_bangkok(one.not_before).date()
    if one.share == "escalation":
        end = begun + DAY * LISTED_DAYS
        return end if one.not_after is None else min(end, in_bangkok(one.not_after).date())
    if one.due is not None:
        end = one.due if begun <= one.due else one.due + DAY * LATE_DAYS
    else:
        end = begun + DAY * (LATE_DAYS if one.share == "reminder" else NEWS_DAYS)
    return end if one.not_after is None else min(end, in_bangkok(one.not_after).date())


def _is_open(day: date, one: Intent, days: Days) -> bool:
    return day == one.due or not closed_by(day, days)


def _rest_of_today(hearer: Hearer, at: time) -> float:
    """Return which part of her day still lies ahead."""
    opens, closes = hours_of(hearer)
    begin, end, here = (one.hour * 60 + one.minute for one in (opens, closes, at))
    return min(1.0, max(0.0, (end - here) / (end - begin)))


def _why_pushed(part: _Part) -> Why:
    due = part.intent.due
    if part.is_pressing and due is not None:
        return Why(DUE_SOON, {"day": due.isoformat()})
    if part.intent.share != "reminder":
        return Why(NEWS)
    if due is None:
        return Why(HELPS)
    if part.is_late:
        return Why(LATE)
    return Why(DUE_TODAY) if part.last == 0 else Why(DUE_SOON, {"day": due.isoformat()})


def _why_not(part: _Part, hearer: Hearer, now: datetime) -> tuple[Why, datetime | None]:
    """Say what waiting rests on: on her, on her next message, or on there being time; without any of them a push is of little use."""
    weighed, today = part.weighed, in_bangkok(now).date()
    ahead = part.last if weighed.first_push is None else weighed.first_push
    until = opening(hearer, today + DAY * max(1, ahead))
    if weighed.by_herself >= LIKELY:
        return Why(SENDS_HERSELF), until
    if weighed.unpushed - weighed.by_herself >= RIDES:
        return Why(WRITES_SOON), until
    if weighed.first_push is None:
        return Why(HARDLY_HELPS), None
    return Why(EARLY, {"day": last_day(part.intent).isoformat()}), until
