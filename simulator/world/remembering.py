"""Remember so much and no more: a local LINE that is left running for weeks must not grow."""

from typing import TypeVar

Value = TypeVar("Value")
MOST = 50_000


def remember(store: dict[str, Value], key: str, value: Value, most: int = MOST) -> None:
    """Put a value under a key; the oldest gives way when there are too many."""
    store[key] = value
    if len(store) > most:
        del store[next(iter(store))]
