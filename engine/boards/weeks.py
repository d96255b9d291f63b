"""Cut the rounds of a year into weeks by their due days, so that a trend can be seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from engine.boards.counts import NONE, Counts

A_WEEK: Final = timedelta(days=7)
SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class Week:
    """What was due in one week, from Monday to Sunday."""

    first: date
    counts: Counts

    @property
    def last(self) -> date:
        """Return its Sunday."""
        return self.first + timedelta(days=6)


def monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def weeks(found: Iterable[tuple[date | None, Counts]], today: date, shown: int = SHOWN) -> tuple[Week, ...]:
    """Return the last weeks up to this one, those too in which nothing was due."""
    this = monday(today)
    firsts = [this - A_WEEK * back for back in range(shown - 1, -1, -1)]
    sums = dict.fromkeys(firsts, NONE)
    for due, counts in found:
        first = monday(due) if due else None
        if first in sums:
            sums[first] = sums[first] + counts
    return tuple(Week(first, counts) for first, counts in sums.items())


def trend(some: Iterable[Week]) -> int | None:
    """Return by how many parts of a hundred more is in time now than before; None where too little was due to say."""
    every = [one.counts for one in some]
    half = len(every) // 2
    before, after = sum(every[:half], NONE), sum(every[half:], NONE)
    if before.is_few or after.is_few:
        return None
    return round(after.on_time * 100 / after.expected) - round(before.on_time * 100 / before.expected)
