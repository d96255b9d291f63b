"""Place the steps of a ladder in time: which reminders an obligation gets, and when.

Whether a step is still needed when its moment comes is decided again where it is sent.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from engine.obligations.calendar import BANGKOK, day_in_bangkok

HOUR = 8


@dataclass(frozen=True, slots=True)
class Moment:
    """One reminder; `step` is its distance to the due day in days, negative before it."""

    step: int
    at: datetime


def moments(steps: Iterable[int], due: date, opened_at: datetime, hour: int = HOUR) -> tuple[Moment, ...]:
    """Return the reminders of an obligation that was opened at `opened_at`, oldest first.

    A step whose moment was already past is left out. When that leaves nothing before the due day, a late
    joiner gets one reminder on the next morning, so that nobody meets the due day unwarned.
    """
    ladder = sorted(set(steps))
    ahead = [one for one in _placed(ladder, due, hour) if one.at >= opened_at]
    ahead.extend(_for_late_joiner(ladder, due, opened_at, hour, ahead))
    return tuple(sorted(ahead, key=lambda one: one.at))


def _placed(steps: Iterable[int], due: date, hour: int) -> Iterator[Moment]:
    for step in steps:
        yield Moment(step, morning(due + timedelta(days=step), hour))


def _for_late_joiner(
    steps: list[int], due: date, opened_at: datetime, hour: int, ahead: list[Moment]
) -> Iterator[Moment]:
    """Give the next morning when every step before the due day was missed; never a second one that morning."""
    tomorrow = day_in_bangkok(opened_at) + timedelta(days=1)
    missed_all = any(step < 0 for step in steps) and not any(one.step < 0 for one in ahead)
    moment = Moment((tomorrow - due).days, morning(tomorrow, hour))
    if missed_all and tomorrow <= due and moment.at not in {one.at for one in ahead}:
        yield moment


def morning(day: date, hour: int = HOUR) -> datetime:
    """Return the moment of a day at which reminders stand."""
    return datetime.combine(day, time(hour), BANGKOK)
