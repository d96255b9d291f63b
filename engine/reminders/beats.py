"""Say at which moments a job is due between two looks at the clock.

The clock process may look late, twice, or after a night without power; the same span always gives the
same moments, so each of them becomes exactly one task.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Literal

from engine.obligations.calendar import BANGKOK, in_bangkok

DAY = timedelta(days=1)
MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a job runs, on Bangkok's clock.

    Either every so many minutes, counted from midnight, or daily at the given times. A window keeps the
    moments from its first to its last minute. A job that catches up with "latest" runs once after a
    pause, one with "each" runs for every moment it missed.
    """

    name: str
    every_minutes: int | None = None
    daily: tuple[time, ...] = ()
    window: tuple[time, time] | None = None
    catch_up: Literal["latest", "each"] = "latest"

    def __post_init__(self) -> None:
        if (self.every_minutes is None) == (not self.daily):
            raise ValueError(f"{self.name}: give either every_minutes or daily")
        if self.every_minutes is not None and not 1 <= self.every_minutes <= MINUTES_A_DAY:
            raise ValueError(f"{self.name}: every_minutes is from 1 to {MINUTES_A_DAY}")
        if self.window and self.window[0] > self.window[1]:
            raise ValueError(f"{self.name}: the window ends before it starts")


def due_moments(schedule: Schedule, since: datetime, until: datetime) -> tuple[datetime, ...]:
    """Return the moments after `since` and not after `until`, oldest first; only the newest with "latest"."""
    newest_first = _backwards(schedule, in_bangkok(since), in_bangkok(until))
    wanted = islice(newest_first, 1) if schedule.catch_up == "latest" else newest_first
    return tuple(reversed(tuple(wanted)))


def _backwards(schedule: Schedule, since: datetime, until: datetime) -> Iterator[datetime]:
    times = sorted(_times(schedule), reverse=True)
    day = until.date()
    while day >= since.date():
        yield from (at for at in _on(day, times) if since < at <= until)
        day -= DAY


def _on(day: date, times: list[time]) -> Iterator[datetime]:
    return (datetime.combine(day, one, BANGKOK) for one in times)


def _times(schedule: Schedule) -> set[time]:
    """Return the moments of one day."""
    if schedule.every_minutes is None:
        times = set(schedule.daily)
    else:
        minutes = range(0, MINUTES_A_DAY, schedule.every_minutes)
        times = {time(minute // 60, minute % 60) for minute in minutes}
    if schedule.window is None:
        return times
    first, last = schedule.window
    return {one for one in times if first <= one <= last}
