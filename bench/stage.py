"""Set the stage once: a PostgreSQL, a stub of LINE, and migrated databases to copy from."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from bench import children, contenders
from bench.contenders import Contender, Serving
from bench.line import Stub, stub
from bench.postgres import Postgres, postgres

SQLITE, POSTGRES, EMPTY = "sqlite", "postgresql", "postgresql, empty"
NUMBERS = count(1)


@dataclass(frozen=True, slots=True)
class Stage:
    """What every measurement needs."""

    folder: Path
    pg: Postgres
    line: Stub

    def database(self, kind: str) -> str:
        """Return the URL of a fresh database: migrated, or empty for those who make their own tables."""
        name = f"bench{next(NUMBERS)}"
        if kind == EMPTY:
            return self.pg.create(name)
        if kind == POSTGRES:
            return self.pg.create(name, "released")
        path = self.folder / f"{name}.db"
        if kind == SQLITE and (released := self.folder / "released.db").exists():
            shutil.copy(released, path)
        return f"sqlite:///{path}"

    def serving(self, contender: Contender, url: str) -> AbstractContextManager[Serving]:
        """Run a contender on a database, with an empty book at LINE."""
        self.line.reset()
        return contenders.serving(contender, contenders.settings(url, self.line.base), self.folder)


@contextmanager
def stage() -> Iterator[Stage]:
    """Set and clear the stage."""
    folder = Path(tempfile.mkdtemp(prefix="sanam-bench-"))
    try:
        with postgres() as pg, stub(folder) as line:
            release(f"sqlite:///{folder / 'released.db'}")
            release(pg.create("released", "template0"))
            yield Stage(folder, pg, line)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def release(url: str) -> None:
    """Bring a database up to date as an installation does."""
    env = children.environment(contenders.settings(url, "http://127.0.0.1:9"))
    command = children.python("-m", "cli", "release")
    done = subprocess.run(
        command, cwd=children.ROOT, env=env, capture_output=True, text=True, timeout=120, check=False
    )
    if done.returncode:
        raise RuntimeError(f"release failed: {done.stderr[-2000:]}")
