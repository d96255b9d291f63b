"""Count what somebody tries in a minute, so that neither guessing nor a stuck key wears us out. Each process counts for itself."""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field

MINUTE_MS = 60_000
KEYS = 10_000


@dataclass(slots=True)
class Tries:
    """Allow so many tries a minute under each key; the keys that were quiet longest are forgotten first."""

    limit: int
    _began: OrderedDict[str, tuple[int, int]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def allows(self, key: str, *, now_ms: int) -> bool:
        """Count one try; say whether it is still within the limit."""
        with self._lock:
            began_ms, count = self._began.pop(key, (now_ms, 0))
            if now_ms - began_ms >= MINUTE_MS:
                began_ms, count = now_ms, 0
            self._began[key] = (began_ms, count + 1)
            while len(self._began) > KEYS:
                self._began.popitem(last=False)
            return count < self.limit
