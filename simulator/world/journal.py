"""What was asked of us and what we sent out, for tests and for curious eyes."""

from collections import Counter, deque
from typing import Any

KEPT = 2000

Entry = dict[str, Any]


class Journal:
    """The last calls to the API and the last webhook deliveries, and totals over everything."""

    def __init__(self, kept: int = KEPT) -> None:
        """Keep so many entries of each kind; none at all is fine for a load."""
        self._kept = kept
        self.calls: deque[Entry] = deque(maxlen=kept)
        self.webhooks: deque[Entry] = deque(maxlen=kept)
        self.totals: Counter[str] = Counter()
        self._number = 0

    @property
    def keeps(self) -> bool:
        """Say whether entries are kept at all."""
        return self._kept > 0

    def note_call(self, entry: Entry) -> None:
        """Keep one call to LINE's API."""
        self.totals[f"{entry['method']} {entry['endpoint']} {entry['status']}"] += 1
        self._keep(self.calls, entry)

    def note_webhook(self, entry: Entry) -> None:
        """Keep one try to deliver a webhook."""
        self.totals[f"webhook {entry['reason']}"] += 1
        self._keep(self.webhooks, entry)

    def clear(self) -> None:
        """Forget everything but the numbering."""
        self.calls.clear()
        self.webhooks.clear()
        self.totals.clear()

    def _keep(self, entries: deque[Entry], entry: Entry) -> None:
        self._number += 1
        if self.keeps:
            entries.append({"seq": self._number, **entry})
