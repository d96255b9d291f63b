"""Give every line of the log the number of what it belongs to: an event's row, a message, a look at a page."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

_NUMBER: Final[ContextVar[str]] = ContextVar("number", default="")


@contextmanager
def following(number: object) -> Iterator[None]:
    """Let everything that is written meanwhile, by this thread, name this number; `flask ops trace` knows it."""
    before = _NUMBER.set(str(number))
    try:
        yield
    finally:
        _NUMBER.reset(before)


def begin(number: str) -> None:
    """Let what this thread writes from now on name this number, until the next one begins."""
    _NUMBER.set(number)


def followed() -> str:
    """Return the number that is followed now, "" for none."""
    return _NUMBER.get()
