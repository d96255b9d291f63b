"""Put the values of a row where they belong in a pack, which is plain tables within tables."""

from typing import cast

from engine.books.schema import REST

Table = dict[str, object]


def inner(values: Table, key: str) -> Table:
    """Return the table under a key, made when it is not there."""
    return cast("Table", values.setdefault(key, {}))


def listed(values: Table, key: str) -> list[Table]:
    """Return the list under a key, made when it is not there."""
    return cast("list[Table]", values.setdefault(key, []))


def put(values: Table, key: str, value: object) -> None:
    """Put a value under its key, in a table within when the key has a dot."""
    head, dot, tail = key.partition(".")
    if not dot:
        values[key] = value
    elif tail == REST and isinstance(value, dict):
        inner(values, head).update(value)
    else:
        inner(values, head)[tail] = value
