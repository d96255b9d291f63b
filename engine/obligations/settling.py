"""Settle a bare round: what an admin set, what the year confirms, weekends, extensions, an office's own day.

The order matters and stands in `settled`: a latest day is never passed, whatever moves.
"""

from dataclasses import replace
from datetime import date

from engine.obligations.facts import set_day
from engine.obligations.kinds import around
from engine.obligations.kinds.ground import Ground
from engine.obligations.periods import A_CONFIRMATION, Period
from engine.obligations.programme import Duty, Programme


def settled(period: Period, duty: Duty, programme: Programme, ground: Ground) -> Period:
    """Return the round with everything that people decided about it."""
    moved = _off_weekends(period, programme, ground)
    doubtful = _unconfirmed(moved, is_unconfirmed=programme.unconfirmed or duty.unconfirmed)
    dated = _set(doubtful, duty, ground)
    extended = _extended(dated, duty, ground)
    own = _earlier(extended, duty, ground)
    return _opened(own, duty, ground)


def _off_weekends(period: Period, programme: Programme, ground: Ground) -> Period:
    if period.due is None or programme.weekends == "keep":
        return period
    if programme.weekends == "before":
        return replace(period, due=ground.working.on_or_before(period.due))
    return replace(period, due=_at_most(ground.working.on_or_after(period.due), period.latest))


def _unconfirmed(period: Period, *, is_unconfirmed: bool) -> Period:
    if not is_unconfirmed or period.due is None:
        return period
    return replace(period, due=None, likely=period.due, waits=(A_CONFIRMATION,))


def _set(period: Period, duty: Duty, ground: Ground) -> Period:
    """Take the day that an admin set or confirmed; a printed day is never replaced."""
    day = set_day(ground.facts.dates, duty.id, period.key)
    if day is None or period.due is not None:
        return period
    return replace(period, due=_at_most(day, period.latest), waits=())


def _extended(period: Period, duty: Duty, ground: Ground) -> Period:
    day = set_day(ground.facts.later, duty.id, period.key)
    return replace(period, due=max(day, period.due)) if day and period.due else period


def _earlier(period: Period, duty: Duty, ground: Ground) -> Period:
    """Take the office's own day when it is earlier than the printed one, and only then."""
    day = set_day(ground.facts.earlier, duty.id, period.key)
    return replace(period, own_due=day) if day and period.due and day < period.due else period


def _opened(period: Period, duty: Duty, ground: Ground) -> Period:
    """Say from when a round may be sent, and what has to come before it."""
    unsent = [f"{duty.id}/{key}" for key in period.needs if f"{duty.id}/{key}" not in ground.facts.sent]
    unsent += [name for name in duty.needs if not _is_sent(name, ground)]
    opens = period.opens
    if duty.not_before:
        earliest = around.after(duty.not_before, ground)[0].due
        opens = max(earliest, opens or earliest) if earliest else opens
        unsent += [] if earliest else [duty.not_before.what]
    return replace(period, opens=opens, needs=tuple(unsent))


def _is_sent(duty: str, ground: Ground) -> bool:
    return any(name.partition("/")[0] == duty for name in ground.facts.sent)


def _at_most(day: date, latest: date | None) -> date:
    return min(day, latest) if latest else day
