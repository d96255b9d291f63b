"""Bring rows into a tab: changed cells in place, new rows after the last one, what people changed told and left.

A row is found by its key, never by its place. Every write names its range, so a repeated one writes the same cells again.
"""

from array import array
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from exports.failures import SheetsFailure
from exports.mirror import dressing, heads
from exports.mirror.heads import Head
from exports.mirror.judging import Columns, Judged, judge
from exports.mirror.lines import Edit, Line, chunks
from exports.mirror.marks import as_key, mark
from exports.mirror.memory import Known, Memory
from exports.mirror.opening import Book
from exports.mirror.places import Places, Standing
from exports.tables import Table
from exports.tabs import Line as Cells
from exports.tabs import Tab, Value

CONFIRMED_BELOW = 500


@dataclass(slots=True)
class Outcome:
    """What became of the rows; with `needs_all` columns were put back that have to be filled from the first row."""

    updated: int = 0
    appended: int = 0
    unchanged: int = 0
    edits: list[Edit] = field(default_factory=list)
    needs_all: bool = False


@dataclass(slots=True)
class Mirror:
    """One tab under way."""

    tab: Tab
    memory: Memory
    head: Head
    columns: Columns
    places: Places
    expected: int = 0
    outcome: Outcome = field(default_factory=Outcome)


def begun(
    book: Book,
    memory: Memory,
    table: Table,
    *,
    expected: int = 0,
    everything: bool = False,
    forced: bool = False,
    hushed: Collection[str] = (),
) -> Mirror:
    """Open a tab, made when it is missing, and find its columns.

    With `everything` every key is read first; with `forced` the table is right wherever a cell differs, and always in
    `hushed` columns: nothing of a person's may stay where nothing is written any more.
    """
    kept = memory.tab
    tab = book.tab(kept.gid) or book.make(
        kept.gid, kept.title, rows=max(expected, kept.last_row), columns=len(table.columns)
    )
    head = heads.find(tab, table, anyhow=forced)
    was_lost = head.is_new and kept.last_row > 0
    if was_lost:
        memory.forget()
    lost = [key for key in head.added if key in memory.order and not head.is_new]
    if lost:
        memory.freshen(lost)
    memory.know([column.key for column in table.columns])
    columns = Columns(
        keys=tuple(column.key for column in table.columns),
        titles=tuple(table.titles()),
        numbers=tuple(head.columns[column.key] for column in table.columns),
        places=tuple(memory.order.index(column.key) for column in table.columns),
        length=len(memory.order),
        fresh=frozenset(memory.tab.fresh),
        is_forced=forced,
        hushed=frozenset(hushed),
    )
    places = Places(tab, head, kept.last_row, is_read=head.is_new, is_end_known=head.is_new)
    if head.is_new:
        places.last = head.key_row
    elif everything or not kept.last_row:
        places.read_keys()
    bare = memory.undressed(columns.keys)
    if bare:
        dressing.dress(tab, head, bare, memory.warning)
        memory.dress(bare)
    return Mirror(tab, memory, head, columns, places, expected, Outcome(needs_all=was_lost or bool(lost)))


def bring(mirror: Mirror, lines: Iterable[Line], done: Callable[[list[str]], None] | None = None) -> Outcome:
    """Write rows; `done` hears of those that stand in the tab."""
    for chunk in chunks(lines):
        _bring(mirror, list({line.key: line for line in chunk}.values()))
        if done:
            done([line.key for line in chunk])
    return mirror.outcome


def _bring(mirror: Mirror, lines: list[Line]) -> None:
    """Write one chunk in one call."""
    memory, outcome = mirror.memory, mirror.outcome
    known = memory.known(lines)
    standing = mirror.places.find(known, [line.key for line in lines], mirror.columns)
    if len(standing) < len(lines):
        mirror.places.end()
        late = [
            line.key for line in lines if line.key not in standing and hash(line.key) in mirror.places.read
        ]
        standing |= mirror.places.find({}, late, mirror.columns)
    judged = _judged(mirror, lines, known, standing)
    new = _new(mirror, [line for line in lines if line.key not in standing])
    written = {key: one for key, one in judged.items() if one.write}
    intended = {
        key: (standing[key][0], one.marks) for key, one in judged.items() if _moves(one, key, known, standing)
    }
    intended |= {line.key: (row, _marks(mirror, line)) for row, line in new.items()}
    memory.intend(intended, known, mirror.places.last)
    mirror.tab.write([*_in_place(written, standing), *_below(mirror, new)])
    _confirm(mirror, new)
    memory.settle([key for key in intended if key in known])
    _tell(mirror, judged, standing)
    outcome.updated += len(written)
    outcome.appended += len(new)
    outcome.unchanged += len(judged) - len(written)


def _judged(
    mirror: Mirror, lines: list[Line], known: Mapping[str, Known], standing: Mapping[str, Standing]
) -> dict[str, Judged]:
    edits = mirror.memory.edits([line for line in lines if line.key in standing])
    return {
        line.key: judge(line, *standing[line.key], known.get(line.key), mirror.columns, edits)
        for line in lines
        if line.key in standing
    }


def _moves(one: Judged, key: str, known: Mapping[str, Known], standing: Mapping[str, Standing]) -> bool:
    """Say whether anything that is kept of a row changes."""
    before = known.get(key)
    return before is None or before.at != standing[key][0] or before.cells != one.marks or bool(before.before)


def _new(mirror: Mirror, lines: list[Line]) -> dict[int, Line]:
    """Give new rows their places, and grow the grid once for all that are still to come."""
    if not lines:
        return {}
    places, tab = mirror.places, mirror.tab
    first = places.end() + 1
    need = places.last + len(lines)
    if need > tab.rows:
        tab.grow(rows=max(need, places.last + mirror.expected))
    mirror.expected = max(0, mirror.expected - len(lines))
    places.last = need
    return dict(enumerate(lines, first))


def _marks(mirror: Mirror, line: Line) -> "array[int]":
    found = mirror.columns.blank()
    for place, value in zip(mirror.columns.places, line.cells, strict=True):
        found[place] = mark(value)
    return found


def _confirm(mirror: Mirror, new: Mapping[int, Line]) -> None:
    """Read the keys of a few new rows: somebody may have pushed rows in at the same moment."""
    if not new or len(new) >= CONFIRMED_BELOW:
        return
    column, first = mirror.head.key, min(new)
    found = mirror.tab.read(first, column, max(new), column)
    keys = [as_key(row[0]) if row else "" for row in found]
    if keys != [line.key for line in new.values()]:
        raise SheetsFailure("moved", detail=mirror.tab.title)


def _in_place(
    written: Mapping[str, Judged], standing: Mapping[str, Standing]
) -> list[tuple[int, int, Cells]]:
    return [(standing[key][0], *_spread(one.write)) for key, one in written.items()]


def _below(mirror: Mirror, new: Mapping[int, Line]) -> list[tuple[int, int, Cells]]:
    numbers = mirror.columns.numbers
    return [(row, *_spread(dict(zip(numbers, line.cells, strict=True)))) for row, line in new.items()]


def _spread(cells: Mapping[int, Value]) -> tuple[int, Cells]:
    """Lay cells out from the first to the last, with null over what is not ours."""
    left = min(cells)
    return left, [cells.get(column) for column in range(left, max(cells) + 1)]


def _tell(mirror: Mirror, judged: Mapping[str, Judged], standing: Mapping[str, Standing]) -> None:
    """Colour and note what people changed, and what agrees again."""
    found = [edit for one in judged.values() for edit in one.edits]
    numbers = dict(zip(mirror.columns.keys, mirror.columns.numbers, strict=True))
    over = [(standing[key][0], numbers[edit.column]) for key, one in judged.items() for edit in one.over]
    if found or over:
        dressing.paint(mirror.tab, [(edit.at, numbers[edit.column]) for edit in found], over)
        mirror.memory.see(found, [edit for one in judged.values() for edit in one.over])
    mirror.outcome.edits += found
