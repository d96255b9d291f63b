"""Count messages as LINE bills them, and as its delivery statistics list them."""

from collections import Counter
from datetime import datetime

from simulator.world.clock import LINE_TIME

FREE_PLAN = 300


class Quota:
    """How many messages a month may be sent, and how many were. Replies are free."""

    def __init__(self) -> None:
        """Start with the free plan and nothing used."""
        self.limit: int | None = FREE_PLAN
        self._used: Counter[str] = Counter()
        self._delivered: Counter[tuple[str, str]] = Counter()

    def used(self, now: datetime) -> int:
        """Return what was counted this month."""
        return self._used[month(now)]

    def set_used(self, used: int, now: datetime) -> None:
        """Pretend that so many were sent this month."""
        self._used[month(now)] = used

    def allows(self, count: int, now: datetime) -> bool:
        """Say whether so many more may be sent this month."""
        if self.limit is None:
            return True
        return self.used(now) < self.limit and self.used(now) + count <= self.limit

    def count(self, kind: str, *, billed: int, delivered: int, now: datetime) -> None:
        """Note messages that were sent."""
        self._used[month(now)] += billed
        self._delivered[kind, day(now)] += delivered

    def delivered(self, kind: str, date: str) -> int:
        """Return how many were sent on a day written yyyymmdd."""
        return self._delivered[kind, date]

    def view(self, now: datetime) -> dict[str, int | str | None]:
        """Return the state for tests and pages."""
        left = None if self.limit is None else max(0, self.limit - self.used(now))
        return {"limit": self.limit, "used": self.used(now), "left": left, "month": month(now)}


def day(now: datetime) -> str:
    """Return the date of LINE's statistics."""
    return now.astimezone(LINE_TIME).strftime("%Y%m%d")


def month(now: datetime) -> str:
    """Return the month that LINE would bill a moment to."""
    # LINE does not say where its month begins; its statistics use this zone, so the quota does here too.
    return now.astimezone(LINE_TIME).strftime("%Y-%m")
