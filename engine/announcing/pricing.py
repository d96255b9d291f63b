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
    """What it costs to tell some people: how many hear it for free, and how many by a counted message.

    `left` is what the month still holds; None without a limit.
    """

    free: int = 0
    counted: int = 0
    left: int | None = None

    @property
    def is_covered(self) -> bool:
        """Say whether the month still holds what the counted ones cost."""
        return self.left is None or self.counted <= self.left


@dataclass(frozen=True, slots=True)
class Reach:
    """Who hears it for free, who only by a counted message, whom LINE does not reach."""

    free: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    unreached: tuple[str, ...] = ()
    left: int | None = None

    @property
    def people(self) -> int:
        """Return how many are meant."""
        return len(self.free) + len(self.counted) + len(self.unreached)

    @property
    def price(self) -> Price:
        """Return what it costs."""
        return Price(len(self.free), len(self.counted), self.left)


def reached(now: datetime, hearers: Sequence[Hearer], left: int | None) -> Reach:
    """Divide people by what it takes to tell them."""
    crowd = crowd_of(one.habits for one in hearers)
    reached = [one for one in hearers if one.is_reachable]
    free = {one.person for one in reached if _writes(one, crowd, now)}
    return Reach(
        free=tuple(one.person for one in reached if one.person in free),
        counted=tuple(one.person for one in reached if one.person not in free),
        unreached=tuple(one.person for one in hearers if not one.is_reachable),
        left=left,
    )


def _writes(hearer: Hearer, crowd: Pattern, now: datetime) -> bool:
    return chance_by(pattern(hearer.habits, crowd), now, now + WAITS) >= LIKELY
