"""Names that messages were counted under: a thousand different ones a month, the rest dropped in silence."""

from collections import defaultdict
from datetime import datetime

from simulator.world.quota import month

MOST_NAMES = 1000


class Units:
    """The names used, a month at a time, in the order they came."""

    def __init__(self) -> None:
        """Start with none."""
        self._names: defaultdict[str, dict[str, None]] = defaultdict(dict)

    def use(self, names: list[str], now: datetime) -> None:
        """Note the names of one request."""
        known = self._names[month(now)]
        for name in names:
            if len(known) < MOST_NAMES:
                known.setdefault(name)

    def names(self, now: datetime) -> list[str]:
        """Return this month's names."""
        return list(self._names[month(now)])
