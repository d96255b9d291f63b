"""Say what time it is. The only place that asks the machine.

Two times exist. The machine's, in milliseconds, for lives of tokens, leases, tries and heartbeats; and the clock's, aware and
in Bangkok, for duties and reminders. In development the second follows the local LINE's virtual clock through one row
of the database, read at most once a second, so that a jump moves only what people see.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from models.database import Database
from models.machinery import clock_offset_ms

BANGKOK = ZoneInfo("Asia/Bangkok")
REFRESH_S = 1.0
_lent: list[Callable[[], int]] = []


def machine_ms() -> int:
    """Return the machine's time in milliseconds."""
    return _lent[-1]() if _lent else time.time_ns() // 1_000_000


@contextmanager
def lending_machine_time(tell: Callable[[], int]) -> Iterator[None]:
    """Let machine time be what somebody tells: where a year passes in a minute, tokens and tries age with it."""
    _lent.append(tell)
    try:
        yield
    finally:
        _lent.pop()


class Clock:
    """Tell the clock's time; without a database it is the machine's."""

    def __init__(self, database: Database | None = None) -> None:
        self._database = database
        self._offset_ms = 0
        self._read_at = 0.0
        self._lock = threading.Lock()

    @property
    def is_virtual(self) -> bool:
        """Say whether somebody may set this clock, back too."""
        return self._database is not None

    def now(self) -> datetime:
        """Return the clock's time in Bangkok."""
        self._refresh()
        return datetime.fromtimestamp(time.time(), UTC).astimezone(BANGKOK) + timedelta(
            milliseconds=self._offset_ms
        )

    def _refresh(self) -> None:
        if self._database is None or time.monotonic() - self._read_at < REFRESH_S:
            return
        with self._lock:
            if time.monotonic() - self._read_at < REFRESH_S:
                return
            with self._database.reading() as connection:
                self._offset_ms = clock_offset_ms(connection)
            self._read_at = time.monotonic()
