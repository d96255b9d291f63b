"""What a tab has besides values: colours, merged cells, hidden rows and columns, ranges that warn or refuse.

It moves with its cells, as at Google.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from simulator.sheets.ranges import Box

Moves = Callable[[int], int | None]


@dataclass(frozen=True, slots=True)
class Guard:
    """One protected range; with `warning` it only asks again."""

    number: int
    box: Box
    warning: bool = False
    description: str = ""


@dataclass(frozen=True, slots=True)
class Looks:
    """The looks of one tab; replaced, never changed in place."""

    paint: dict[tuple[int, int], str] = field(default_factory=dict)
    merges: tuple[Box, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    guards: tuple[Guard, ...] = ()

    def painted(self, box: Box, colour: str) -> "Looks":
        """Give the cells of a closed box a colour; white is none."""
        cells = {
            (row, column)
            for row in range(box.top, box.bottom or 0)
            for column in range(box.left, box.right or 0)
        }
        paint = {at: known for at, known in self.paint.items() if at not in cells}
        return replace(self, paint=paint | dict.fromkeys(cells, colour) if colour else paint)

    def hide(self, *, rows: bool, start: int, end: int, hidden: bool) -> "Looks":
        """Hide or show rows or columns."""
        known, wanted = (self.hidden_rows if rows else self.hidden_columns), set(range(start, end))
        after = frozenset(known | wanted if hidden else known - wanted)
        return replace(self, hidden_rows=after) if rows else replace(self, hidden_columns=after)

    def moved(self, *, rows: bool, to: Moves) -> "Looks":
        """Let everything follow rows or columns that moved; what stood in deleted ones is gone."""
        placed = (((to(at[0]), at[1]) if rows else (at[0], to(at[1])), one) for at, one in self.paint.items())
        hidden = {
            after
            for at in (self.hidden_rows if rows else self.hidden_columns)
            if (after := to(at)) is not None
        }
        boxes = ((guard, _moved(guard.box, rows=rows, to=to)) for guard in self.guards)
        return Looks(
            paint={(row, column): one for (row, column), one in placed if row is not None and column is not None},
            merges=tuple(box for one in self.merges if (box := _moved(one, rows=rows, to=to)) is not None),
            hidden_rows=frozenset(hidden) if rows else self.hidden_rows,
            hidden_columns=self.hidden_columns if rows else frozenset(hidden),
            guards=tuple(replace(guard, box=box) for guard, box in boxes if box is not None),
        )  # fmt: skip


def _moved(box: Box, *, rows: bool, to: Moves) -> Box | None:
    """Return a box round wherever its rows or columns went; an open end stays open."""
    first, last = (box.top, box.bottom) if rows else (box.left, box.right)
    inside = [
        after for at in (range(first, last) if last is not None else [first]) if (after := to(at)) is not None
    ]
    if not inside:
        return None
    start, end = min(inside), None if last is None else max(inside) + 1
    return replace(box, top=start, bottom=end) if rows else replace(box, left=start, right=end)
