"""Hold the stub of LINE's API as a process of its own, and talk to its control desk."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import urllib3

from bench import children, machine


@dataclass(frozen=True, slots=True)
class Stub:
    """A running stub."""

    base: str
    http: urllib3.PoolManager

    def switch(self, **wanted: float | bool) -> None:
        """Change its faults."""
        self._ask("switches", wanted)

    def reset(self) -> None:
        """Forget what it accepted, end its faults."""
        self._ask("reset", {})

    def count(self) -> int:
        """Return how many messages it accepted."""
        return int(self._ask("counts", {})["count"])

    def book(self) -> dict[str, Any]:
        """Return everything it remembers."""
        return self._ask("book", {})

    def wait_for(self, count: int, seconds: float) -> float | None:
        """Wait until it accepted so many; return when that was seen, or None when it was not in time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.count() >= count:
                return time.monotonic()
            time.sleep(0.01)
        return None

    def _ask(self, what: str, body: dict[str, Any]) -> dict[str, Any]:
        said = self.http.request("POST", f"{self.base}/control/{what}", body=json.dumps(body), timeout=10)
        told: dict[str, Any] = json.loads(said.data)
        return told


@contextmanager
def stub(folder: Path) -> Iterator[Stub]:
    """Run a stub on the loading core."""
    port = machine.free_port()
    command = children.python("-m", "bench.stub", str(port))
    with children.running(command, log=folder / "stub.log", core=machine.LOADING):
        told = Stub(
            f"http://127.0.0.1:{port}",
            urllib3.PoolManager(retries=urllib3.Retry(50, backoff_factor=0.05, backoff_max=0.1)),
        )
        told.reset()
        told.http.connection_pool_kw["retries"] = False
        yield told
