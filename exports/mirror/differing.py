"""Tell which rows of a table differ from what was last written, without asking Google."""

from collections.abc import Sequence

from exports.mirror.lines import Line
from exports.mirror.marks import NONE, mark, opened
from exports.mirror.memory import Memory
from exports.tables import Table
from exports.tabs import Value
from models import sheet_tabs


def changed(memory: Memory, table: Table, lines: Sequence[Line]) -> list[Line]:
    """Return new and changed rows, and an empty one for each that is in the table no more."""
    memory.know([column.key for column in table.columns])
    places, length = [memory.order.index(column.key) for column in table.columns], len(memory.order)
    with memory.database.reading() as connection:
        known = {key: cells for key, _, cells in sheet_tabs.all_rows(connection, memory.tab.id)}
    found = []
    for line in lines:
        kept = opened(known.pop(line.key, None), length)
        if any(mark(cell) != kept[place] for place, cell in zip(places, line.cells, strict=True)):
            found.append(line)
    width = len(table.columns)
    empty: list[Value] = [""] * (width - 1)
    emptied = [Line(key, [key, *empty], is_gone=True) for key in sorted(known)]
    return found + [one for one in emptied if _stands(opened(known[one.key], length), places)]


def _stands(kept: Sequence[int], places: Sequence[int]) -> bool:
    """Say whether anything but the key was last written of a row."""
    nothing = {mark(""), NONE}
    return any(kept[place] not in nothing for place in places[1:])
