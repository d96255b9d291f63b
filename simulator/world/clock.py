"""The settable clock of the local LINE. The only place here that reads the machine's time."""

import time
from datetime import UTC, datetime, timedelta, timezone

THAI_TIME = timezone(timedelta(hours=7))
LINE_TIME = timezone(timedelta(hours=9))  # LINE's own statistics live in this zone


class Clock:
    """Virtual time is machine time plus an offset; lives of tokens run in machine time only."""

    def __init__(self, start: datetime | None = None, *, runs: bool = True) -> None:
        """Start at a virtual moment, or at the machine's; a clock that does not run is moved by hand."""
        self._runs = runs
        self._offset = 0.0
        self._still_at = time.time()
        if start:
            self.set(start)

    @staticmethod
    def machine() -> float:
        """Return machine seconds, which only ever run forward."""
        return time.monotonic()

    def now(self) -> datetime:
        """Return the virtual moment, in Thai time."""
        return datetime.fromtimestamp(self._base() + self._offset, THAI_TIME)

    def milliseconds(self) -> int:
        """Return the virtual moment as LINE stamps its events."""
        return int((self._base() + self._offset) * 1000)

    def set(self, moment: datetime) -> None:
        """Jump to a moment; one without a zone is Thai time."""
        aware = moment if moment.tzinfo else moment.replace(tzinfo=THAI_TIME)
        self._offset = aware.timestamp() - self._base()

    def advance(self, seconds: float) -> None:
        """Jump by some seconds, backwards too."""
        self._offset += seconds

    def run(self, *, runs: bool) -> None:
        """Let the clock run, or hold it at the present virtual moment."""
        moment = self.now()
        self._runs = runs
        self._still_at = time.time()
        self.set(moment)

    @property
    def runs(self) -> bool:
        """Say whether virtual seconds pass by themselves."""
        return self._runs

    @property
    def offset(self) -> float:
        """Return how many seconds virtual time is ahead of the machine's wall clock."""
        return self.now().timestamp() - time.time()

    def _base(self) -> float:
        return time.time() if self._runs else self._still_at


def utc(moment: datetime) -> str:
    """Write a moment the way LINE's webhook test does."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
