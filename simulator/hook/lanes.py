"""Do the work of each lane in order, and of different lanes side by side."""

import contextlib
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock, Timer

Work = Callable[[], None]

WORKERS = 16


class Lanes:
    """A lane is one person's or one group's queue; a slow answer to one holds up nobody else."""

    def __init__(self) -> None:
        """Start idle."""
        self._pool = ThreadPoolExecutor(WORKERS, "webhook")
        self._lock = Lock()
        self._waiting: dict[str, deque[tuple[float, Work]]] = {}

    def add(self, lane: str, work: Work, late: float = 0) -> None:
        """Put work at the end of a lane; late work is not begun for so many seconds, and what follows waits for it."""
        with self._lock:
            busy = lane in self._waiting
            self._waiting.setdefault(lane, deque()).append((time.monotonic() + late, work))
        if not busy:
            self._pool.submit(self._step, lane)

    def stop(self) -> None:
        """Finish what is under way and drop the rest."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _step(self, lane: str) -> None:
        with self._lock:
            due, work = self._waiting[lane][0]
        if (wait := due - time.monotonic()) > 0:
            self._come_back(lane, wait)
            return
        work()
        with self._lock:
            self._waiting[lane].popleft()
            if not self._waiting[lane]:
                del self._waiting[lane]
                return
        self._pool.submit(self._step, lane)

    def _come_back(self, lane: str, wait: float) -> None:
        timer = Timer(wait, self._submit, (lane,))
        timer.daemon = True
        timer.start()

    def _submit(self, lane: str) -> None:
        with contextlib.suppress(RuntimeError):  # stopped meanwhile
            self._pool.submit(self._step, lane)
