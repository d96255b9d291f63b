"""Name what LINE would refuse, and where, in the words and property style of LINE's own answers.

A check yields places relative to itself; `under` adds the way to it. So a message without a fault costs no path.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Found = Iterator[tuple[str, str]]

EMPTY = "May not be empty"
UNKNOWN = "unknown field"
INVALID = "invalid property"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing LINE would refuse: `messages[0].text`, `May not be empty`."""

    property: str
    message: str

    def __str__(self) -> str:
        return f"{self.property}: {self.message}"


def under(place: str, found: Iterable[tuple[str, str]]) -> Found:
    """Yield each fault with the place it was found under put before its own."""
    for path, message in found:
        dot = "." if path and path[0] != "[" else ""
        yield f"{place}{dot}{path}", message


def length(least: int, most: int) -> str:
    """Say how long a text may be."""
    return f"Length must be between {least} and {most}"


def size(least: int, most: int) -> str:
    """Say how many items a list may hold, or how large a number may be."""
    return f"Size must be between {least} and {most}"


def one_of(values: Iterable[str]) -> str:
    """Say which values are allowed."""
    return f"Must be one of the following values: [{', '.join(sorted(values))}]"
