"""Look for rows that people copied: a key that stands twice would be counted twice."""

from exports.mirror import dressing
from exports.mirror.lines import Edit
from exports.mirror.mirroring import Mirror
from models.sheet_edits import BACK


def copies(mirror: Mirror, *, forced: bool) -> None:
    """Tell of every row whose key stands above it already, or empty our cells in it where that was decided."""
    found = [(row, key) for row, key in mirror.places.copies if row <= mirror.tab.rows]
    known = mirror.memory.copies()
    over = [
        known[key]
        for key in known
        if forced or known[key].state == BACK or key not in {one for _, one in found}
    ]
    cleared = {one.key for one in over}
    mirror.tab.clear(
        mirror.tab.area(row, column, row, column)
        for row, key in found
        if forced or key in cleared
        for column in mirror.columns.numbers
    )
    left = [Edit(key, "", "", key, row) for row, key in found if not forced and key not in cleared]
    if left or over:
        number = mirror.head.key
        dressing.paint(
            mirror.tab, [(one.at, column) for one in left for column in (number, *mirror.columns.numbers)], []
        )
        mirror.memory.see(left, over)
    mirror.outcome.edits += left
