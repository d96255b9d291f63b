"""Let one release at a time change a database: a second one waits, and then finds everything done."""

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import NullPool, create_engine, make_url, text

from models.database import plain_url

WAIT_S = 300.0
LOOK_S = 0.5
# Any number will do, as long as nobody else asks for the same one in our database.
LOCK = 0x73616E616D


class ReleaseRuns(Exception):
    """Another release has not ended in all the time that we wait."""

    retryable = True


@contextmanager
def alone(database_url: str, *, wait_s: float = WAIT_S) -> Iterator[None]:
    """Hold the lock of releases; a process that dies gives it back."""
    url = make_url(plain_url(database_url))
    if url.get_backend_name() != "sqlite":
        with _on_postgres(plain_url(database_url), wait_s):
            yield
    elif not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        yield
    else:
        with _beside(Path(url.database + ".release.lock"), wait_s):
            yield


@contextmanager
def _on_postgres(url: str, wait_s: float) -> Iterator[None]:
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT", hide_parameters=True)
    with engine.connect() as connection:
        wanted = text("SELECT pg_try_advisory_lock(:lock)")
        _wait(lambda: bool(connection.execute(wanted, {"lock": LOCK}).scalar()), wait_s)
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": LOCK})


@contextmanager
def _beside(path: Path, wait_s: float) -> Iterator[None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as lock:
        _wait(lambda: _taken(lock.fileno()), wait_s)
        yield


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _wait(take: Callable[[], bool], wait_s: float) -> None:
    end = time.monotonic() + wait_s
    while not take():
        if time.monotonic() > end:
            raise ReleaseRuns("another release is running: wait for it, then try again")
        time.sleep(LOOK_S)
