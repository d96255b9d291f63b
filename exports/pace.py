"""Keep below Google's quota: 60 reads and 60 writes a minute for one account."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

PER_MINUTE = 50
_WINDOW_SECONDS = 60.0


@dataclass(slots=True)
class Pace:
    """Lets the first calls of a minute pass at once, and holds the next ones up."""

    wait: Callable[[float], None] = time.sleep
    now: Callable[[], float] = time.monotonic
    most: int = PER_MINUTE
    recent: deque[float] = field(default_factory=deque)

    def step(self) -> None:
        """Return when one more call may be made."""
        if len(self.recent) >= self.most:
            self._until(self.recent.popleft() + _WINDOW_SECONDS)
        self.recent.append(self.now())

    def _until(self, moment: float) -> None:
        left = moment - self.now()
        if left > 0:
            self.wait(left)
