"""Tables into Google Sheets, so that a row stands once, whatever happens on the way.

A row is found by its key, never by its place: people sort, insert and add rows of their own. Every write names its range,
so a repeated export writes the same cells again.
"""

import json
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import length_hint

import gspread
from gspread.http_client import HTTPClient

from exports import tabs
from exports.failures import SheetsFailure
from exports.layouts import Layout, agree, as_key, key_column
from exports.tables import Table
from exports.tabs import Line, Tab

ROWS_A_CALL = 2_000
BYTES_A_CALL = 1_500_000
_ROWS_OF_A_NEW_TAB = 1_000


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the rows."""

    updated: int = 0
    appended: int = 0
    unchanged: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        """Add two counts."""
        return Counts(
            self.updated + other.updated, self.appended + other.appended, self.unchanged + other.unchanged
        )


@dataclass(slots=True)
class _Writing:
    """One export under way.

    Keys are kept as 64-bit hashes: 100,000 of them cost half of what the texts would. `places` says where the keys that
    were there at the start stand; the row is compared by its full key before it is written.
    """

    tab: Tab
    layout: Layout
    end: int
    places: dict[int, int]
    expected: int
    appended: "array[int]" = field(default_factory=lambda: array("q"))


def upsert(client: gspread.Client, spreadsheet_id: str, table: Table) -> Counts:
    """Bring the rows of a table into its tab: changed ones in place, new ones after the last row."""
    http, expected = client.http_client, length_hint(table.rows, 0)
    tab = _tab(http, spreadsheet_id, table, expected)
    is_new = tab.untouched
    layout = agree(tab, table)
    places, end = ({}, 1) if is_new else _standing(tab, layout)
    writing = _Writing(tab, layout, end, places, max(0, expected - len(places)))
    counts = Counts()
    for lines in _chunks(layout.line(table.line(row)) for row in table.rows):
        counts += _write(writing, lines)
    places.clear()
    _confirm(writing)
    return counts


def blank(
    client: gspread.Client, spreadsheet_id: str, tab: str, keys: Iterable[str], *, key_title: str = ""
) -> int:
    """Empty every cell but the key in the rows of these keys, copies made by hand included; return how many."""
    found = tabs.find(client.http_client, spreadsheet_id, tab)
    if found is None:
        return 0
    wanted, column = {as_key(key) for key in keys}, key_column(found, key_title)
    rows = _filled(found, column, wanted)
    found.clear(area for row in rows for area in _around(found, row, column))
    if _filled(found, column, wanted):
        raise SheetsFailure("moved", detail=tab)
    return len(rows)


def _tab(http: HTTPClient, spreadsheet_id: str, table: Table, expected: int) -> Tab:
    found = tabs.find(http, spreadsheet_id, table.name)
    if found:
        return found
    rows = max(_ROWS_OF_A_NEW_TAB, expected + 1)
    try:
        return tabs.add(http, spreadsheet_id, table.name, rows, len(table.columns))
    except SheetsFailure:
        # Somebody else may have made it in the meantime; the name is then taken.
        found = tabs.find(http, spreadsheet_id, table.name)
        if found:
            return found
        raise


def _standing(tab: Tab, layout: Layout) -> tuple[dict[int, int], int]:
    """Return where each key stands first, and the last row in use, rows without a key included."""
    places: dict[int, int] = {}
    last = 1
    for row, key in tab.keys(layout.key):
        places.setdefault(hash(as_key(key)), row)
        last = row
    return places, last + len(tab.read(last + 1, 1, tab.rows, tab.columns))


def _chunks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Cut the table into what one call may carry."""
    chunk: list[Line] = []
    size = 0
    for line in lines:
        weight = len(json.dumps(line, ensure_ascii=False).encode()) + 1
        if chunk and (len(chunk) == ROWS_A_CALL or size + weight > BYTES_A_CALL):
            yield chunk
            chunk, size = [], 0
        chunk.append(line)
        size += weight
    if chunk:
        yield chunk


def _write(writing: _Writing, lines: list[Line]) -> Counts:
    """Write one chunk in one call."""
    by_key = {_key(writing.layout, line): line for line in lines}
    standing, new = _parted(writing, by_key)
    changed = _changed(writing, standing)
    _make_room(writing, len(new))
    added = dict(enumerate(new.values(), writing.end + 1))
    writing.tab.write([(row, writing.layout.left, line) for row, line in (changed | added).items()])
    writing.end += len(new)
    writing.appended.extend(hash(key) for key in new)
    return Counts(len(changed), len(new), len(standing) - len(changed))


def _key(layout: Layout, line: Line) -> str:
    key = layout.key_of(line)
    if not key:
        raise ValueError("A row without a key cannot be exported.")
    return key


def _parted(writing: _Writing, by_key: dict[str, Line]) -> tuple[dict[int, Line], dict[str, Line]]:
    """Part the lines into those whose row is known, and new ones."""
    standing: dict[int, Line] = {}
    new: dict[str, Line] = {}
    for key, line in by_key.items():
        row = writing.places.get(hash(key))
        if row:
            standing[row] = line
        else:
            new[key] = line
    return standing, new


def _changed(writing: _Writing, lines: dict[int, Line]) -> dict[int, Line]:
    """Read the rows just before writing, and return the lines that differ from them."""
    layout, found = writing.layout, writing.tab.lines(list(lines)) if lines else {}
    changed: dict[int, Line] = {}
    for row, line in lines.items():
        cells = found.get(row, [])
        if len(cells) < layout.key or as_key(cells[layout.key - 1]) != layout.key_of(line):
            raise SheetsFailure("moved", detail=f"{writing.tab.title}, row {row}")
        if not layout.agrees(line, cells):
            changed[row] = line
    return changed


def _make_room(writing: _Writing, new: int) -> None:
    """Grow the grid once for all rows still to come, or by doubling when their number is not known."""
    tab, need = writing.tab, writing.end + new
    if need > tab.rows:
        known = writing.end + writing.expected
        tab.grow(rows=max(need, known if writing.expected else 2 * tab.rows))
    writing.expected = max(0, writing.expected - new)


def _confirm(writing: _Writing) -> None:
    """Make sure that each appended key stands once: another export may have written at the same moment."""
    if not writing.appended:
        return
    times, later = dict.fromkeys(writing.appended, 0), list[int]()
    for row, key in writing.tab.keys(writing.layout.key):
        known = hash(as_key(key))
        if known in times:
            times[known] += 1
            if times[known] > 1:
                later.append(row)
    writing.tab.clear(_written_areas(writing, later))
    if not all(times.values()):
        raise SheetsFailure("moved", detail=writing.tab.title)


def _written_areas(writing: _Writing, rows: Iterable[int]) -> Iterator[str]:
    """Name our own cells of these rows, and leave what people wrote beside them."""
    for row in rows:
        for column in writing.layout.columns:
            yield writing.tab.area(row, column, row, column)


def _filled(tab: Tab, column: int, keys: set[str]) -> list[int]:
    """Return the rows of these keys in which any other cell holds something."""
    lines = tab.lines([row for row, key in tab.keys(column) if as_key(key) in keys])
    return [
        row
        for row, line in lines.items()
        if any(cell != "" for at, cell in enumerate(line, 1) if at != column)
    ]


def _around(tab: Tab, row: int, column: int) -> Iterator[str]:
    if column > 1:
        yield tab.area(row, 1, row, column - 1)
    if column < tab.columns:
        yield tab.area(row, column + 1, row, tab.columns)
