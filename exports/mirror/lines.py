"""One row on its way into a tab, and a cell that somebody changed there."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exports.tables import Cell, Table, clipped, simplified
from exports.tabs import Value

LONGEST_TEXT = 50_000
ROWS_A_CALL = 2_000
BYTES_A_CALL = 1_500_000
_A_NUMBER, _AROUND = 12, 3


@dataclass(frozen=True, slots=True)
class Line:
    """The cells of one row in the order of the table's columns; with `is_gone` nothing of it may stay but the key."""

    key: str
    cells: list[Value]
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """A cell of ours that somebody changed; without a column a copy of a row."""

    key: str
    column: str
    title: str
    found: Value
    at: int


def lines_of(table: Table, gone: Iterable[str] = ()) -> Iterator[Line]:
    """Yield the rows of a table as they are written."""
    left = frozenset(gone)
    for row in table.rows:
        cells = [_value(cell) for cell in table.line(row)]
        key = str(cells[0])
        if not key:
            raise ValueError("A row without a key cannot be exported.")
        yield Line(key, cells, key in left)


def chunks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Cut the rows into what one call may carry."""
    chunk: list[Line] = []
    size = 0
    for line in lines:
        weight = _weight(line)
        if chunk and (len(chunk) == ROWS_A_CALL or size + weight > BYTES_A_CALL):
            yield chunk
            chunk, size = [], 0
        chunk.append(line)
        size += weight
    if chunk:
        yield chunk


def shown(value: Value) -> str:
    """Write what stands in a cell for people, in one line."""
    text = value if isinstance(value, str) else json.dumps(value)
    return clipped(" ".join(text.split()), 300)


def _value(cell: Cell) -> Value:
    value = simplified(cell)
    return clipped(value, LONGEST_TEXT) if isinstance(value, str) else value


def _weight(line: Line) -> int:
    """Estimate the bytes of a row in JSON, not too low."""
    return sum(
        len(cell.encode()) + _AROUND + cell.count("\n") + cell.count('"')
        if isinstance(cell, str)
        else _A_NUMBER
        for cell in line.cells
    )
