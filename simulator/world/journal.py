"""What was asked of us and what we sent out, for tests and for curious eyes."""

import json
from collections import Counter, deque
from typing import Any

KEPT = 2000
RAW = ("body", "answer")
WORDS = ("application/json", "application/x-www-form-urlencoded")

Entry = dict[str, Any]


class Journal:
    """The last calls to the API and the last webhook deliveries, and totals over everything."""

    def __init__(self, kept: int = KEPT) -> None:
        """Keep so many entries of each kind; none at all is fine for a load."""
        self._kept = kept
        self._calls: deque[Entry] = deque(maxlen=kept)
        self.webhooks: deque[Entry] = deque(maxlen=kept)
        self.totals: Counter[str] = Counter()
        self._number = 0

    @property
    def keeps(self) -> bool:
        """Say whether entries are kept at all."""
        return self._kept > 0

    @property
    def calls(self) -> list[Entry]:
        """Return the kept calls, oldest first."""
        return self.calls_since(0)

    def calls_since(self, number: int) -> list[Entry]:
        """Return the kept calls after a number, their bodies read now and not while the load ran."""
        return [
            {key: _readable(value) if key in RAW else value for key, value in entry.items()}
            for entry in self._calls
            if entry["seq"] > number
        ]

    def count(self, endpoint: str, status: int, *, warned: bool) -> None:
        """Count one call, and whether it came too fast for LINE."""
        self.totals[f"{endpoint} {status}"] += 1
        if warned:
            self.totals[f"{endpoint} over its rate"] += 1

    def note_call(self, entry: Entry) -> None:
        """Keep one call to LINE's API; `body` and `answer` are raw bytes."""
        self._keep(self._calls, entry)

    def note_webhook(self, entry: Entry) -> None:
        """Keep one try to deliver a webhook."""
        self.totals[f"webhook {entry['reason']}"] += 1
        self._keep(self.webhooks, entry)

    def clear(self) -> None:
        """Forget everything but the numbering."""
        self._calls.clear()
        self.webhooks.clear()
        self.totals.clear()

    def _keep(self, entries: deque[Entry], entry: Entry) -> None:
        self._number += 1
        if self.keeps:
            entries.append({"seq": self._number, **entry})


def kept(body: bytes, content_type: str) -> bytes | str:
    """Return what is kept of a body: words whole, of pictures and sounds the size."""
    return body if content_type.startswith(WORDS) else f"{len(body)} bytes"


def _readable(body: bytes | str) -> Any:
    if isinstance(body, str):
        return body
    try:
        return json.loads(body) if body else None
    except ValueError:
        return body.decode("utf-8", "replace")
