"""Do the work of each lane in order, and of different lanes side by side."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

Work = Callable[[], None]

WORKERS = 16


class Lanes:
    """A lane is one person's or one group's queue; a slow answer to one holds up nobody else."""

    def __init__(self) -> None:
        """Start idle."""
        self._pool = ThreadPoolExecutor(WORKERS, "webhook")
        self._lock = Lock()
        self._waiting: dict[str, deque[Work]] = {}

    def add(self, lane: str, work: Work) -> None:
        """Put work at the end of a lane."""
        with self._lock:
            busy = lane in self._waiting
            self._waiting.setdefault(lane, deque()).append(work)
        if not busy:
            self._pool.submit(self._step, lane)

    def stop(self) -> None:
        """Finish what is under way and drop the rest."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _step(self, lane: str) -> None:
        with self._lock:
            work = self._waiting[lane].popleft()
        work()
        with self._lock:
            if not self._waiting[lane]:
                del self._waiting[lane]
                return
        self._pool.submit(self._step, lane)
