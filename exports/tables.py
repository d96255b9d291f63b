"""A table that is about to leave: columns, rows and what a cell may hold.

Pure. The first column is the stable key of a row; every way out finds a row again by it.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

Cell = str | int | float | Decimal | date | bool | None

# OWASP ASVS 5.0, 1.2.10: a spreadsheet must never take a person's words for a formula.
_DANGEROUS = frozenset("=+-@\t\0\r\n")
# A spreadsheet counts in doubles; a longer number would lose its last digits.
_EXACT_BELOW = 10**15


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `key` finds the cell in a row, `title` is what people read."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns. `rows` is read once, and streamed when it is a generator."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Mapping[str, Cell]]

    def titles(self) -> list[str]:
        """Return the header, guarded like any other text."""
        return [guarded(column.title) for column in self.columns]

    def line(self, row: Mapping[str, Cell]) -> list[Cell]:
        """Return the cells of one row in the order of the columns."""
        return [row.get(column.key) for column in self.columns]


def safe(cell: Cell) -> Cell:
    """Guard a text that a spreadsheet could read as a formula; anything else stays what it is."""
    return guarded(cell) if isinstance(cell, str) else cell


def guarded(text: str) -> str:
    """Put a quote before a first character that starts a formula or hides one."""
    return "'" + text if text[:1] in _DANGEROUS and text else text


def simplified(cell: Cell) -> str | int | float | bool:
    """Return the guarded cell as text, number or truth value: all that JSON and spreadsheets share."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, date):
        return _dated(cell)
    return _exact(cell) if isinstance(cell, Decimal) else _counted(cell)


def written(cell: Cell) -> str:
    """Return the guarded cell as plain text, numbers with all their digits."""
    if isinstance(cell, Decimal):
        return format(cell, "f")
    if isinstance(cell, bool):
        return str(cell).upper()
    return str(simplified(cell))


def clipped(text: str, most: int) -> str:
    """Shorten a text to what one cell may hold, visibly."""
    return text if len(text) <= most else text[: most - 1] + "…"


def _dated(day: date) -> str:
    return day.isoformat(sep=" ", timespec="minutes") if isinstance(day, datetime) else day.isoformat()


def _counted(number: float) -> str | int | float:
    return number if math.isfinite(number) and abs(number) < _EXACT_BELOW else str(number)


def _exact(number: Decimal) -> str | int | float:
    if not number.is_finite() or abs(number) >= _EXACT_BELOW:
        return format(number, "f")
    return int(number) if number == number.to_integral_value() else float(number)
