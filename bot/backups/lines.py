"""Turn a row into a line of JSON and back, the same on both databases; nothing here asks a database.

A JSON column travels as the text that it is, so that nothing is lost or reordered on the way.
"""

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import JSON, Column, Date, LargeBinary, Table, Time

from models.base import Moment

Turn = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """How the rows of one table are written and read."""

    table: Table
    columns: tuple[str, ...]
    writers: tuple[tuple[int, Turn], ...]
    readers: tuple[tuple[int, Turn], ...]

    def line(self, row: Sequence[Any]) -> bytes:
        """Write a row."""
        values = list(row)
        for at, turn in self.writers:
            if values[at] is not None:
                values[at] = turn(values[at])
        return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()

    def row(self, line: bytes) -> dict[str, Any]:
        """Read a row."""
        values = json.loads(line)
        for at, turn in self.readers:
            if values[at] is not None:
                values[at] = turn(values[at])
        return dict(zip(self.columns, values, strict=True))


def shape(table: Table) -> Shape:
    """Return how a table's rows travel."""
    turns = [(at, _turns(column)) for at, column in enumerate(table.columns)]
    writers = tuple((at, both[0]) for at, both in turns if both)
    readers = tuple((at, both[1]) for at, both in turns if both)
    return Shape(table, tuple(table.columns.keys()), writers, readers)


def is_json(column: Column[Any]) -> bool:
    """Say whether a column holds JSON."""
    return isinstance(column.type, JSON)


def _turns(column: Column[Any]) -> tuple[Turn, Turn] | None:
    if isinstance(column.type, Moment):
        return _moment, datetime.fromisoformat
    if isinstance(column.type, Date):
        return date.isoformat, date.fromisoformat
    if isinstance(column.type, Time):
        return time.isoformat, time.fromisoformat
    if isinstance(column.type, LargeBinary):
        return _letters, base64.b64decode
    return None


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).isoformat()


def _letters(value: bytes) -> str:
    return base64.b64encode(value).decode()
