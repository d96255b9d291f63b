"""Hold what is still to happen, in its order; no two things happen at one moment."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from cli.simulating.world import HandClock

APART: Final = timedelta(milliseconds=1)


@dataclass(slots=True)
class Agenda:
    """Events by their moment; playing them sets the clock."""

    clock: HandClock
    _events: list[tuple[datetime, int, Callable[[], None]]] = field(default_factory=list)
    _count: int = 0

    def at(self, moment: datetime, happens: Callable[[], None]) -> None:
        """Put something on the agenda."""
        self._count += 1
        heapq.heappush(self._events, (moment, self._count, happens))

    def play_until(self, end: datetime) -> None:
        """Let happen what comes before a moment; what was told is later found by the moment alone."""
        while self._events and self._events[0][0] < end:
            at, _, happens = heapq.heappop(self._events)
            self.clock.moment = max(self.clock.moment + APART, at)
            happens()
