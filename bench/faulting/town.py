"""Run every process of the product on one database, so that each can be struck alone and started again."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bench import children, contenders, machine
from bench.children import Child
from bench.contenders import OURS
from bench.line import Stub
from models import machinery
from models.database import Database
from tests.postgres import Server

ALL: Final = ("web", "worker", "clock")
MODULES: Final = {"worker": "bot.worker", "clock": "scheduler"}
STARTS_WITHIN_S: Final = 30.0
PAUSE_S: Final = 0.5


@dataclass
class Town:
    """One running product; `server` is None on SQLite."""

    url: str
    line: Stub
    folder: Path
    server: Server | None = None
    kinds: tuple[str, ...] = ALL
    port: int = field(default_factory=machine.free_port)
    running: dict[str, Child] = field(default_factory=dict)
    stops_s: list[float] = field(default_factory=list)

    def start(self, kind: str) -> None:
        """Start a process until it serves, again and again while its database is away: whoever runs processes does so."""
        until = time.monotonic() + STARTS_WITHIN_S
        while True:
            try:
                return self._start(kind)
            except RuntimeError:
                if time.monotonic() > until:
                    raise
                time.sleep(PAUSE_S)

    def _start(self, kind: str) -> None:
        env = {**contenders.settings(self.url, self.line.base), "EXECUTOR": f"bench-{kind}"}
        if kind == "web":
            self.running[kind] = contenders.start(OURS, env, self.folder, self.port).child
            return
        command = children.python("-m", MODULES[kind])
        self.running[kind] = children.start(command, log=self.folder / f"{kind}.log", env=env)

    def kill(self, kind: str) -> None:
        """End a process as a crash does, and start it again."""
        self.running[kind].kill()
        self.start(kind)

    def stop(self, kind: str) -> None:
        """Ask a process to end as a new version does, remember how long it took, and start it again."""
        began = time.monotonic()
        self.running[kind].stop()
        self.stops_s.append(time.monotonic() - began)
        self.start(kind)

    def pids(self) -> list[int]:
        """Return the numbers of all processes and what is below them."""
        return [one.pid for child in self.running.values() for one in machine.family(child.pid)]

    def wait(self) -> None:
        """Wait until every kind shows life."""
        database, until = Database(self.url), time.monotonic() + STARTS_WITHIN_S
        with suppress(Exception):
            while time.monotonic() < until:
                with database.reading() as connection:
                    if {one.kind for one in machinery.heartbeats(connection)} >= set(self.kinds):
                        break
                time.sleep(0.1)
        database.close()


@contextmanager
def town(
    url: str, line: Stub, folder: Path, *, server: Server | None = None, kinds: tuple[str, ...] = ALL
) -> Iterator[Town]:
    """Run the product for the length of a block."""
    line.reset()
    made = Town(url, line, folder, server, kinds)
    try:
        for kind in kinds:
            made.start(kind)
        made.wait()
        yield made
    finally:
        for child in made.running.values():
            child.kill()
