"""Find our columns in a tab: by the keys in a hidden row under the titles, or by the titles when that row is gone.

Rows that people put above the head, columns that they move or put between, and titles that they reword are respected.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from exports.failures import SheetsFailure
from exports.tables import Table
from exports.tabs import Line, Tab, Value

PREFIX = "sanam."
LOOKED_THROUGH = 30
HEAD_ROWS = 2


@dataclass(slots=True)
class Head:
    """Where the hidden keys stand, and the column of each."""

    key_row: int
    columns: dict[str, int]
    added: list[str] = field(default_factory=list)
    is_new: bool = False

    @property
    def key(self) -> int:
        """Return the column of the row keys: the first that was written."""
        return next(iter(self.columns.values()))


def find(tab: Tab, table: Table, *, anyhow: bool = False) -> Head:
    """Find the head of a tab, and put back what is missing of it.

    With `anyhow` a tab without any head gets a new one beside what stands there.
    """
    rows = tab.read(1, 1, min(LOOKED_THROUGH, tab.rows), tab.columns)
    wanted = {column.key: title for column, title in zip(table.columns, table.titles(), strict=True)}
    if not any(any(cell != "" for cell in row) for row in rows) and not tab.read(1, 1, tab.rows, tab.columns):
        return _completed(tab, Head(HEAD_ROWS, {}, is_new=True), wanted, [], 0)
    at = next((row for row, cells in enumerate(rows, 1) if _keys(cells)), 0)
    if at:
        return _with_titles(tab, rows, at, wanted)
    first = next(iter(wanted.values()))
    if anyhow and not any(first in map(str, cells) for cells in rows):
        _insert(tab, 0)
        _insert(tab, 0)
        return _completed(tab, Head(HEAD_ROWS, {}), wanted, [], 0)
    return _by_titles(tab, rows, wanted)


def _with_titles(tab: Tab, rows: Sequence[Sequence[Value]], at: int, wanted: dict[str, str]) -> Head:
    """Read the row of keys; a row of titles that was deleted is put back above it."""
    keys = _keys(rows[at - 1])
    titles = rows[at - 2] if at > 1 else []
    is_other = any(cell != "" for cell in titles) and not any(str(cell) in wanted.values() for cell in titles)
    if at == 1 or is_other:
        _insert(tab, at - 1)
        titles, at = [], at + 1
    head = Head(at, {key: keys[key] for key in wanted if key in keys})
    return _completed(tab, head, wanted, titles, max(keys.values()))


def _by_titles(tab: Tab, rows: Sequence[Sequence[Value]], wanted: dict[str, str]) -> Head:
    """Find the columns by their titles, and write the row of keys anew."""
    first = next(iter(wanted.values()))
    at = next((row for row, cells in enumerate(rows, 1) if first in map(str, cells)), 0)
    if not at:
        raise SheetsFailure("header_changed", detail=f"{tab.title}: {first}")
    if at < len(rows) and any(cell != "" for cell in rows[at]):
        _insert(tab, at)
    tab.grow(rows=at + 1)
    left = list(enumerate(map(str, rows[at - 1]), 1))
    found: dict[str, int] = {}
    for key, title in wanted.items():
        same = next((one for one in left if one[1] == title), None)
        if same:
            left.remove(same)
            found[key] = same[0]
    tab.write([(at + 1, column, [PREFIX + key]) for key, column in found.items()])
    return _completed(tab, Head(at + 1, found), wanted, rows[at - 1], len(rows[at - 1]))


def _completed(
    tab: Tab, head: Head, wanted: dict[str, str], titles: Sequence[Value], used: int
) -> Head:  # fmt: skip
    """Write the columns that are missing at the right end, and titles that somebody emptied."""
    written: list[tuple[int, int, Line]] = [
        (head.key_row - 1, column, [wanted[key]])
        for key, column in head.columns.items()
        if column > len(titles) or titles[column - 1] == ""
    ]
    head.added = [key for key in wanted if key not in head.columns]
    if head.added:
        end = 0 if head.is_new else _right_end(tab, max(used, len(titles)))
        tab.grow(rows=head.key_row + 1, columns=end + len(head.added))
        written += [
            (head.key_row - 1, end + 1, [wanted[key] for key in head.added]),
            (head.key_row, end + 1, [PREFIX + key for key in head.added]),
        ]
        head.columns |= {key: column for column, key in enumerate(head.added, end + 1)}
    tab.write(written)
    head.columns = {key: head.columns[key] for key in wanted}
    return head


def _keys(cells: Sequence[Value]) -> dict[str, int]:
    """Return the columns that a row names by key; of two alike the first."""
    found: dict[str, int] = {}
    for column, cell in enumerate(cells, 1):
        if isinstance(cell, str) and cell.startswith(PREFIX):
            found.setdefault(cell.removeprefix(PREFIX), column)
    return found


def _insert(tab: Tab, before: int) -> None:
    place = {"sheetId": tab.sheet_id, "dimension": "ROWS", "startIndex": before, "endIndex": before + 1}
    tab.http.batch_update(tab.book, {"requests": [{"insertDimension": {"range": place}}]})
    tab.rows += 1


def _right_end(tab: Tab, known: int) -> int:
    """Return the last column in use, notes without a title included."""
    beside = tab.read(1, known + 1, tab.rows, tab.columns)
    return known + max(map(len, beside), default=0)
