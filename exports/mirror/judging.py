"""Judge one row that stands in a tab: which cells are written, and which somebody changed.

Pure. A cell is ours as long as it holds what was last written there; everything else is a person's, and stays.
"""

from array import array
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from exports.mirror.lines import Edit, Line
from exports.mirror.marks import NONE, at, mark, same
from exports.mirror.memory import Known
from exports.tabs import Value
from models.sheet_edits import BACK, SheetEdit


@dataclass(slots=True)
class Columns:
    """The columns of a table: their keys, titles, where each stands in the tab, and its place among the fingerprints."""

    keys: tuple[str, ...]
    titles: tuple[str, ...]
    numbers: tuple[int, ...]
    places: tuple[int, ...]
    length: int
    fresh: Collection[str] = ()
    is_forced: bool = False
    hushed: Collection[str] = ()

    def blank(self) -> "array[int]":
        """Return fingerprints of a row that nothing is known of."""
        return array("I", [NONE]) * self.length


@dataclass(slots=True)
class Judged:
    """What becomes of a row: cells to write by column number, its fingerprints afterwards, what people changed."""

    write: dict[int, Value] = field(default_factory=dict)
    marks: "array[int]" = field(default_factory=lambda: array("I"))
    edits: list[Edit] = field(default_factory=list)
    over: list[SheetEdit] = field(default_factory=list)


def judge(
    line: Line, row: int, cells: Sequence[Value], known: Known | None, columns: Columns, edits: Mapping[tuple[str, str], SheetEdit]
) -> Judged:  # fmt: skip
    """Compare a row with what should stand there."""
    found = Judged(marks=known.cells[:] if known else columns.blank())
    for number, (key, title) in enumerate(zip(columns.keys, columns.titles, strict=True)):
        new, place, column = line.cells[number], columns.places[number], columns.numbers[number]
        old, edit = at(cells, column), edits.get((line.key, key))
        if not same(new, old):
            gives_way = columns.is_forced or key in columns.hushed or _gives_way(line, edit, number)
            if not gives_way and _is_theirs(old, place, known, is_fresh=key in columns.fresh):
                found.edits.append(Edit(line.key, key, title, old, row))
                continue
            found.write[column] = new
        found.marks[place] = mark(new)
        if edit is not None:
            found.over.append(edit)
    return found


def is_row_of(known: Known, cells: Sequence[Value], columns: Columns) -> bool:
    """Say whether a row is this one but for its key, which somebody changed: everything else is as it was written."""
    places = list(zip(columns.keys, columns.numbers, columns.places, strict=True))[1:]
    held = [
        (column, place) for key, column, place in places if key not in columns.fresh and known.cells[place]
    ]
    filled = any(at(cells, column) != "" for column, _ in held)
    return filled and all(mark(at(cells, column)) == known.cells[place] for column, place in held)


def _gives_way(line: Line, edit: SheetEdit | None, number: int) -> bool:
    """Say whether a changed cell is overwritten all the same: a row that is gone, a key, what an administrator puts back."""
    return line.is_gone or number == 0 or (edit is not None and edit.state == BACK)


def _is_theirs(old: Value, place: int, known: Known | None, *, is_fresh: bool) -> bool:
    if is_fresh:
        return old != ""
    if known is None or known.cells[place] == NONE:
        return old != ""
    standing = mark(old)
    return standing != known.cells[place] and not (known.before and standing == known.before[place])
