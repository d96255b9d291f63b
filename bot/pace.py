"""Keep this process within LINE's rate: after a refusal for coming too fast, all pushes rest for a moment."""

import threading

REST_MS = 2_000


class Pace:
    """Remember until when nothing is to be pushed; safe for threads."""

    def __init__(self) -> None:
        """Start without a rest."""
        self._until_ms = 0
        self._lock = threading.Lock()

    def wait_ms(self, now_ms: int) -> int:
        """Return how long the rest still lasts."""
        return max(0, self._until_ms - now_ms)

    def rest(self, now_ms: int) -> None:
        """Rest from now on."""
        with self._lock:
            self._until_ms = max(self._until_ms, now_ms + REST_MS)
