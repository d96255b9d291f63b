"""Which column of a tab each column of a table writes to.

Columns never move and never disappear: people build charts on them. A new column goes to the right end, one that the
table no longer has stays as it is, and a column that somebody moved by hand is followed by its title.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exports.failures import SheetsFailure
from exports.tables import Cell, Table, clipped, simplified
from exports.tabs import Line, Tab, Value

LONGEST_TEXT = 50_000


@dataclass(frozen=True, slots=True)
class Layout:
    """The column number of each column of the table; the first is the key's."""

    columns: tuple[int, ...]

    @property
    def key(self) -> int:
        """Return the number of the key column."""
        return self.columns[0]

    @property
    def left(self) -> int:
        """Return the first column that is written."""
        return min(self.columns)

    def line(self, cells: Iterable[Cell]) -> Line:
        """Spread cells over the width that is written, with null over foreign columns."""
        left = self.left
        line: Line = [None] * (max(self.columns) - left + 1)
        for column, cell in zip(self.columns, cells, strict=True):
            value = simplified(cell)
            line[column - left] = clipped(value, LONGEST_TEXT) if isinstance(value, str) else value
        return line

    def key_of(self, line: Line) -> str:
        """Return the key of a line."""
        return as_key(line[self.key - self.left])

    def agrees(self, line: Line, standing: Sequence[Value]) -> bool:
        """Say whether a row already shows this line."""
        return all(
            new is None or _same(new, standing[at] if at < len(standing) else "")
            for at, new in enumerate(line, self.left - 1)
        )


def agree(tab: Tab, table: Table) -> Layout:
    """Find the table's columns in the header, and write those that are missing."""
    titles = table.titles()
    header = [str(title) for row in tab.read(1, 1, 1, tab.columns) for title in row]
    standing = _numbered(header)
    wanted = _numbered(titles)
    if (any(header) and next(iter(wanted)) not in standing) or (
        not any(header) and tab.read(2, 1, tab.rows, tab.columns)
    ):
        raise SheetsFailure("header_changed", detail=f"{tab.title}: {titles[0]}")
    missing = [title for title in wanted if title not in standing]
    if missing:
        end = _right_end(tab, len(header))
        tab.grow(columns=end + len(missing))
        tab.write([(1, end + 1, [title for title, _ in missing])])
        standing |= {title: column for column, title in enumerate(missing, end + 1)}
    return Layout(tuple(standing[title] for title in wanted))


def key_column(tab: Tab, title: str) -> int:
    """Return where the keys stand: under their title, or in the first column when none is given."""
    if not title:
        return 1
    header = [str(found) for row in tab.read(1, 1, 1, tab.columns) for found in row]
    if title not in header:
        raise SheetsFailure("header_changed", detail=f"{tab.title}: {title}")
    return header.index(title) + 1


def as_key(value: Value | None) -> str:
    """Return a key as text; a sheet turns the text 12 into the number 12 when somebody touches it."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _numbered(titles: Iterable[str]) -> dict[tuple[str, int], int]:
    """Number columns by title and occurrence: two columns may carry the same words."""
    met: Counter[str] = Counter()
    found = {}
    for column, title in enumerate(titles, 1):
        found[title, met[title]] = column
        met[title] += 1
    return found


def _right_end(tab: Tab, header: int) -> int:
    """Return the last column in use, notes without a title included."""
    beside = tab.read(1, header + 1, tab.rows, tab.columns)
    return header + max(map(len, beside), default=0)


def _same(new: Value, old: Value) -> bool:
    return (
        new == old
        and isinstance(new, bool) == isinstance(old, bool)
        and isinstance(new, str) == isinstance(old, str)
    )
