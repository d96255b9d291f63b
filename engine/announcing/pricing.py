"""Say what it costs to tell some people: who will most likely write within two days, and who would be pushed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from engine.messenger.forecasting import Pattern, chance_by, crowd_of, pattern
from engine.messenger.nouns import Hearer

WAITS: Final = timedelta(days=2)
"""So long a piece of news may wait for a free reply."""
LIKELY: Final = 0.5


@dataclass(frozen=True, slots=True)
class Price:
    """Who hears it for free, who only by a counted message, whom LINE does not reach; `left` is None without a limit."""

    free: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    unreached: tuple[str, ...] = ()
    left: int | None = None

    @property
    def people(self) -> int:
        """Return how many are meant."""
        return len(self.free) + len(self.counted) + len(self.unreached)

    @property
    def is_covered(self) -> bool:
        """Say whether the month still holds what the counted ones cost."""
        return self.left is None or len(self.counted) <= self.left


def priced(now: datetime, hearers: Sequence[Hearer], left: int | None) -> Price:
    """Divide people by what it takes to tell them."""
    crowd = crowd_of(one.habits for one in hearers)
    reached = [one for one in hearers if one.is_reachable]
    free = {one.person for one in reached if _writes(one, crowd, now)}
    return Price(
        free=tuple(one.person for one in reached if one.person in free),
        counted=tuple(one.person for one in reached if one.person not in free),
        unreached=tuple(one.person for one in hearers if not one.is_reachable),
        left=left,
    )


def _writes(hearer: Hearer, crowd: Pattern, now: datetime) -> bool:
    return chance_by(pattern(hearer.habits, crowd), now, now + WAITS) >= LIKELY
