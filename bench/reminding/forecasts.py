"""Hold the forecast of who writes against the plainest one: the same person's average. It is kept only while it wins."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bench.reminding.people import DAY, Person
from bench.reminding.town import Town, Wanted
from engine.messenger.forecasting import average, crowd_of, pattern
from engine.messenger.nouns import Habits

LEARNS: Final = timedelta(weeks=8)
JUDGED: Final = timedelta(weeks=8)


@dataclass(frozen=True, slots=True)
class Brier:
    """The mean squared error of both forecasts over so many days of people; less is better."""

    forecast: float
    average: float
    days: int

    @property
    def is_kept(self) -> bool:
        """Say whether the forecast is worth having."""
        return self.forecast < self.average


def compared(town: Town, wanted: Wanted) -> Brier:
    """Learn eight weeks of when people wrote of their own accord, then forecast every day of the next eight."""
    first, last = wanted.span
    begins = first + LEARNS
    end = min(begins + JUDGED, last)
    people = [one for one in town.people if not one.is_coordinator]
    known = {one.key: _habits(one, first, begins) for one in people}
    crowd = crowd_of(known.values())
    squares = [0.0, 0.0]
    days = 0
    for one in people:
        own, mean = pattern(known[one.key], crowd), average(known[one.key], crowd)
        for day in _days(begins, end):
            came = one.writes(day) is not None
            squares[0] += (own.weekdays[day.weekday()] - came) ** 2
            squares[1] += (mean - came) ** 2
            days += 1
    return Brier(squares[0] / max(days, 1), squares[1] / max(days, 1), days)


def _habits(one: Person, first: date, end: date) -> Habits:
    weekdays = [0] * 7
    for day in _days(first, end):
        weekdays[day.weekday()] += one.writes(day) is not None
    return Habits(tuple(weekdays), weeks=(end - first).days / 7)


def _days(first: date, end: date) -> Iterator[date]:
    return (first + DAY * number for number in range((end - first).days))
