"""Write a printed page into a tab of its own, as the pack prints it: merged heads, numbered lines, lines to sign on.

The whole tab is ours and is written whole. Where somebody changed a cell, it is left alone until she puts it back.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from gspread.utils import rowcol_to_a1

from exports.mirror import dressing
from exports.mirror.lines import LONGEST_TEXT, Edit
from exports.mirror.marks import at, mark, marks, opened, same
from exports.mirror.memory import Memory
from exports.mirror.opening import Book
from exports.printed import Printed
from exports.tables import clipped, simplified
from exports.tabs import Tab, Value
from models import sheet_edits, sheet_tabs

HEAD_ROWS = 2
Box = tuple[int, int, int, int]


@dataclass(slots=True)
class Page:
    """Rows of cells, and the boxes of them that are one (top, left, bottom, right, counted from 0, the ends behind them)."""

    rows: list[list[Value]] = field(default_factory=list)
    merges: list[Box] = field(default_factory=list)
    width: int = 1


def page_of(sheets: Sequence[Printed]) -> Page:
    """Lay printed sheets out one below the other."""
    page = Page(width=max((one.width for one in sheets), default=1))
    for one in sheets:
        if page.rows:
            page.rows.append([])
        _add_text(page, one.title)
        top = len(page.rows)
        page.rows += [[""] * one.width for _ in range(HEAD_ROWS)]
        for head in one.head:
            page.rows[top + head.row][head.column] = head.text
            if head.across > 1 or head.down > 1:
                first = top + head.row
                page.merges.append((first, head.column, first + head.down, head.column + head.across))
        page.rows += [
            [_value(cell) for cell in line] for line in (*one.lines, *([one.totals] if one.totals else []))
        ]
        page.rows.append([])
        _add_text(page, one.sign)
    return page


def write(book: Book, memory: Memory, page: Page, *, forced: bool = False) -> list[Edit]:
    """Bring a tab to this page; return the cells that somebody changed, which keep the page as it is."""
    tab = book.tab(memory.tab.gid)
    if tab is None:
        memory.forget()
        tab = book.make(memory.tab.gid, memory.tab.title, rows=len(page.rows), columns=page.width)
        guard = {"range": {"sheetId": tab.sheet_id}, "description": memory.warning, "warningOnly": True}
        tab.http.batch_update(tab.book, {"requests": [{"addProtectedRange": {"protectedRange": guard}}]})
    standing = tab.read(1, 1, tab.rows, tab.columns)
    kept = _kept(memory)
    edits = [] if forced else list(_edits(kept, standing))
    if edits:
        dressing.paint(tab, [(one.at, _column(one)) for one in edits], [])
        memory.see(edits, [])
        return edits
    if not _agrees(page, standing):
        _write(tab, memory, page, standing)
    elif kept:
        memory.settled()
    return []


def _write(tab: Tab, memory: Memory, page: Page, standing: Sequence[Sequence[Value]]) -> None:
    height = max(len(page.rows), len(standing))
    tab.grow(rows=height, columns=page.width)
    with memory.database.writing() as connection:
        sheet_tabs.forget_rows(connection, memory.tab.id)
        sheet_edits.close_tab(connection, memory.tab.id)
    width = max(page.width, *(len(row) for row in standing), 1)
    blank = [[*row, *[""] * (width - len(row))] for row in [*page.rows, *[[]] * (height - len(page.rows))]]
    tab.http.batch_update(tab.book, {"requests": list(_shapes(tab, page, height, width))})
    tab.write([(row, 1, list(cells)) for row, cells in enumerate(blank, 1)])
    with memory.database.writing() as connection:
        found = [(f"{row}", row, marks(cells).tobytes(), None) for row, cells in enumerate(blank, 1)]
        sheet_tabs.put_rows(connection, memory.tab.id, found)
        sheet_tabs.change(connection, memory.tab.id, last_row=len(page.rows))


def _shapes(tab: Tab, page: Page, height: int, width: int) -> Iterator[dict[str, Any]]:
    """Yield what makes the page look as it is printed; merged cells of the page before are parted first."""
    whole = _area(tab, (0, 0, height, width))
    yield {"unmergeCells": {"range": {"sheetId": tab.sheet_id}}}
    size = {"sheetId": tab.sheet_id, "gridProperties": {"frozenRowCount": 0}}
    yield {"updateSheetProperties": {"properties": size, "fields": "gridProperties.frozenRowCount"}}
    plain = {"wrapStrategy": "WRAP", "verticalAlignment": "TOP", "backgroundColor": dressing.WHITE}
    fields = "userEnteredFormat(wrapStrategy,verticalAlignment,backgroundColor)"
    yield {"repeatCell": {"range": whole, "cell": {"userEnteredFormat": plain}, "fields": fields}}
    for box in page.merges:
        yield {"mergeCells": {"range": _area(tab, box), "mergeType": "MERGE_ALL"}}
        look = {"horizontalAlignment": "CENTER", "textFormat": {"bold": True}}
        fields = "userEnteredFormat(horizontalAlignment,textFormat.bold)"
        yield {
            "repeatCell": {"range": _area(tab, box), "cell": {"userEnteredFormat": look}, "fields": fields}
        }


def _area(tab: Tab, box: Box) -> dict[str, int]:
    names = ("startRowIndex", "startColumnIndex", "endRowIndex", "endColumnIndex")
    return {"sheetId": tab.sheet_id, **dict(zip(names, box, strict=True))}


def _kept(memory: Memory) -> dict[int, Sequence[int]]:
    with memory.database.reading() as connection:
        return {row: opened(cells, 0) for _, row, cells in sheet_tabs.all_rows(connection, memory.tab.id)}


def _edits(kept: dict[int, Sequence[int]], standing: Sequence[Sequence[Value]]) -> Iterator[Edit]:
    nothing = mark("")
    for row in sorted({*kept, *range(1, len(standing) + 1)} if kept else ()):
        cells, known = standing[row - 1] if row <= len(standing) else [], kept.get(row, ())
        for column in range(1, max(len(cells), len(known)) + 1):
            was = known[column - 1] if column <= len(known) else nothing
            if mark(at(cells, column)) != was:
                name = rowcol_to_a1(row, column)
                yield Edit(f"{row}", f"{column}", name, at(cells, column), row)


def _column(edit: Edit) -> int:
    return int(edit.column)


def _agrees(page: Page, standing: Sequence[Sequence[Value]]) -> bool:
    height = max(len(page.rows), len(standing))
    return all(
        same(at(new, column), at(old, column))
        for new, old in ((_row(page.rows, row), _row(standing, row)) for row in range(height))
        for column in range(1, max(len(new), len(old)) + 1)
    )


def _row(rows: Sequence[Sequence[Value]], number: int) -> Sequence[Value]:
    return rows[number] if number < len(rows) else ()


def _add_text(page: Page, lines: Iterable[str]) -> None:
    for line in lines:
        row = len(page.rows)
        page.rows.append([line])
        if page.width > 1:
            page.merges.append((row, 0, row + 1, page.width))


def _value(cell: Any) -> Value:
    value = simplified(cell)
    return clipped(value, LONGEST_TEXT) if isinstance(value, str) else value
