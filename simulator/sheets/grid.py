"""One tab: a grid of cells with a size that writes must not leave.

A row is replaced, never changed in place, so a copy of the tab shares its rows and a refused batch costs nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from simulator.sheets import ranges, refusals
from simulator.sheets.cells import Cell
from simulator.sheets.looks import Looks
from simulator.sheets.ranges import Box

Row = tuple[Cell, ...]


@dataclass(slots=True)
class Tab:
    """One sheet of a spreadsheet, as its users call it a tab."""

    sheet_id: int
    title: str
    rows: int = 1000
    columns: int = 26
    frozen: int = 0
    grid: dict[int, Row] = field(default_factory=dict)
    newest: frozenset[tuple[int, int]] = frozenset()
    version: int = 0
    looks: Looks = field(default_factory=Looks)

    def copy(self) -> "Tab":
        """Return a tab that may change without changing this one."""
        return replace(self, grid=dict(self.grid), newest=frozenset())

    @property
    def cell_count(self) -> int:
        """Count the cells that the limit of the spreadsheet counts: empty ones too."""
        return self.rows * self.columns

    def readable(self, box: Box) -> Box:
        """Close a box for reading; one that starts beyond the grid is refused, one that ends there is cut."""
        if box.top >= self.rows or box.left >= self.columns:
            raise self._beyond(box)
        bottom = self.rows if box.bottom is None else min(box.bottom, self.rows)
        right = self.columns if box.right is None else min(box.right, self.columns)
        return Box(box.top, box.left, bottom, right)

    def writable(self, box: Box) -> Box:
        """Close a box for writing; it must lie on the grid."""
        if (box.bottom or 0) > self.rows or (box.right or 0) > self.columns:
            raise self._beyond(box)
        return self.readable(box)

    def read(self, box: Box) -> list[list[Cell]]:
        """Return the rows of a closed box, without the empty ends of rows and of the box."""
        found = [self._cut(self.grid.get(row, ()), box) for row in self._until_last(box)]
        while found and not found[-1]:
            found.pop()
        return found

    def write(self, row: int, left: int, cells: list[Cell]) -> Iterator[tuple[int, int]]:
        """Put cells into one row from a column on, and yield those that changed."""
        old = self.grid.get(row, ())
        new = [*old, *[None] * (left + len(cells) - len(old))]
        new[left : left + len(cells)] = cells
        changed = [at for at in range(left, left + len(cells)) if _at(old, at) != new[at]]
        self.grid[row] = _trimmed(new)
        if not self.grid[row]:
            del self.grid[row]
        yield from ((row, at) for at in changed)

    def last_row(self) -> int:
        """Return the number of the last row that holds anything, 0 when none does."""
        return max(self.grid, default=-1) + 1

    def _until_last(self, box: Box) -> range:
        return range(box.top, min(box.bottom or self.rows, self.last_row()))

    @staticmethod
    def _cut(row: Row, box: Box) -> list[Cell]:
        return list(_trimmed(list(row[box.left : box.right])))

    def _beyond(self, box: Box) -> refusals.Refusal:
        last = Box(box.top, box.left, box.bottom or box.top + 1, box.right or box.left + 1)
        area = ranges.name(self.title, last)
        return refusals.invalid(
            f"Range ({area}) exceeds grid limits. Max rows: {self.rows}, max columns: {self.columns}"
        )


def _at(row: Row, column: int) -> Cell:
    return row[column] if column < len(row) else None


def _trimmed(row: list[Cell]) -> Row:
    while row and row[-1] is None:
        row.pop()
    return tuple(row)
