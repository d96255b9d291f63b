"""Sum up how somebody has been so far: on which days her reports came by themselves, and on which after a reminder.

Every day of a round counts once: to a reminder while it may still work, else to herself. Days that have not
ended yet count for nothing. Nothing here knows who she is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

# The days of a round that are told apart: everything late is one, then the due day, then so many days before it.
AHEAD: Final = 7
SLOTS: Final = AHEAD + 2
# A reminder works on its own day and on the two that follow.
WORKS: Final = 3
CELLS: Final = WORKS * SLOTS
# Later than this nobody counts any more.
FORGOTTEN: Final = 14
REMEMBERED: Final = 20_000
DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Record:
    """Days on which a report was not in yet, and how many of them brought it.

    `left[slot]` and `came[slot]` are days without a reminder at work, by `slot_of`; `told` and `heeded` are the days on which
    one was, by `cell_of`: how many days behind it, and the slot.
    """

    left: tuple[int, ...] = (0,) * SLOTS
    came: tuple[int, ...] = (0,) * SLOTS
    told: tuple[int, ...] = (0,) * CELLS
    heeded: tuple[int, ...] = (0,) * CELLS

    def as_lists(self) -> dict[str, list[int]]:
        """Return the counts by name, to be kept."""
        return {"left": [*self.left], "came": [*self.came], "told": [*self.told], "heeded": [*self.heeded]}

    def __add__(self, other: "Record") -> "Record":
        return Record(
            _sum(self.left, other.left),
            _sum(self.came, other.came),
            _sum(self.told, other.told),
            _sum(self.heeded, other.heeded),
        )


NOTHING: Final = Record()


@dataclass(frozen=True, slots=True)
class Round:
    """One thing that somebody owed: the day it aims at, the day it came (None: not yet), the days she was told of it."""

    due: date
    sent: date | None = None
    told: tuple[date, ...] = ()
    opened: date | None = None


def slot_of(days_left: int) -> int:
    """Return the slot of a day by the days that are left to the due day."""
    return max(0, min(days_left + 1, SLOTS - 1))


def cell_of(behind: int, slot: int) -> int:
    """Return the cell of a day on which a reminder was at work, so many days behind it."""
    return behind * SLOTS + slot


def recorded(rounds: Iterable[Round], today: date) -> Record:
    """Return what rounds tell by the morning of a day."""
    left, came, told, heeded = [0] * SLOTS, [0] * SLOTS, [0] * CELLS, [0] * CELLS
    for one in rounds:
        for behind, slot, is_in in _days(one, min(today, one.due + DAY * (FORGOTTEN + 1))):
            is_told = behind < WORKS
            days, hits, at = (told, heeded, cell_of(behind, slot)) if is_told else (left, came, slot)
            days[at] += 1
            hits[at] += is_in
    return Record(tuple(left), tuple(came), tuple(told), tuple(heeded))


def _behind(told: Iterable[date], day: date) -> int:
    """Return how many days before this one the last reminder was; with none before it, none is at work."""
    return min(((day - moment).days for moment in told if moment <= day), default=WORKS)


# A round that is over is the same every night: what its days were is worked out once.
@lru_cache(maxsize=REMEMBERED)
def _days(one: Round, today: date) -> tuple[tuple[int, int, bool], ...]:
    """Return the days of a round that are over: from a week ahead until it came, or until it is long late.

    Of each: how many days behind it the last reminder was, its slot, and whether the round came on it.
    """
    first = max(one.due - DAY * AHEAD, one.opened or date.min)
    last = min(one.due + DAY * FORGOTTEN, today - DAY, one.sent or date.max)
    days = (first + DAY * number for number in range((last - first).days + 1))
    return tuple((_behind(one.told, day), slot_of((one.due - day).days), one.sent == day) for day in days)


def _sum(one: Sequence[int], other: Sequence[int]) -> tuple[int, ...]:
    return tuple(left + right for left, right in zip(one, other, strict=True))
