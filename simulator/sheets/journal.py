"""The log of requests that tests and people read back."""

from collections import deque
from dataclasses import asdict, dataclass, field
from typing import Any

SOFT_LIMIT_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One request and what became of it."""

    at: float
    method: str
    path: str
    status: int
    bytes: int
    lost: bool
    cells: int

    @property
    def over_soft_limit(self) -> bool:
        """Say whether the body was above the size that Google recommends."""
        return self.bytes > SOFT_LIMIT_BYTES


@dataclass(slots=True)
class Journal:
    """The last requests, oldest first."""

    entries: deque[Entry] = field(default_factory=lambda: deque(maxlen=5000))

    def note(self, entry: Entry) -> None:
        """Keep one request."""
        self.entries.append(entry)

    def shown(self) -> list[dict[str, Any]]:
        """Return all entries as JSON."""
        return [asdict(entry) | {"over_soft_limit": entry.over_soft_limit} for entry in self.entries]
