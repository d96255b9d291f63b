"""Refuse a second web process on SQLite: one file, one web, one worker, one clock."""

import atexit
import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from sqlalchemy import make_url

_held: list[TextIO] = []


class AlreadyServed(Exception):
    """Another web process serves this SQLite file."""

    retryable = False


def claim_web(database_url: str) -> None:
    """Hold a lock beside the SQLite file for the life of this process; PostgreSQL needs none."""
    lock = _lock(database_url)
    if lock is not None:
        _held.append(lock)
        atexit.register(lock.close)


@contextmanager
def without_web(database_url: str) -> Iterator[None]:
    """Hold the same lock for a while: no web process serves, and none begins to."""
    lock = _lock(database_url)
    try:
        yield
    finally:
        if lock is not None:
            lock.close()


def _lock(database_url: str) -> TextIO | None:
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    path = Path(url.database + ".web.lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = path.open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.close()
        raise AlreadyServed(
            f"another web process serves {url.database}: use PostgreSQL for more than one"
        ) from error
    return lock
