"""Insert, delete, move, hide and sort whole rows and columns, as Google's batchUpdate does."""

from collections.abc import Callable, Mapping
from typing import Any

from simulator.sheets import refusals
from simulator.sheets.books import Book
from simulator.sheets.grid import Row, Tab

Json = Mapping[str, Any]
_ROWS, _COLUMNS = "ROWS", "COLUMNS"


def append(book: Book, asked: Json) -> Json:
    """Add rows or columns at the end."""
    tab, length = book.tab_by_id(asked.get("sheetId")), int(asked.get("length") or 0)
    if length < 1:
        raise refusals.invalid("Length must be positive.")
    if _dimension(asked) == _COLUMNS:
        tab.columns += length
    else:
        tab.rows += length
    book.check_size()
    return {}


def insert(book: Book, asked: Json) -> Json:
    """Put empty rows or columns before one."""
    tab, rows, start, end = _range(book, asked)
    _move(tab, rows=rows, to=lambda at: at if at < start else at + end - start)
    _grow(tab, rows=rows, by=end - start)
    book.check_size()
    return {}


def delete(book: Book, asked: Json) -> Json:
    """Take rows or columns out."""
    tab, rows, start, end = _range(book, asked)
    if end - start >= (tab.rows if rows else tab.columns):
        raise refusals.invalid(f"You can't delete all the {'rows' if rows else 'columns'} on the sheet.")
    _move(tab, rows=rows, to=lambda at: None if start <= at < end else at - (end - start) * (at >= end))
    _grow(tab, rows=rows, by=start - end)
    return {}


def move(book: Book, asked: Json) -> Json:
    """Move rows or columns before another one, counted as they stood."""
    tab, rows, start, end = _range(book, {"range": asked.get("source")})
    before = int(asked.get("destinationIndex") or 0)
    size = tab.rows if rows else tab.columns
    if start < before < end or before > size:
        raise refusals.invalid("The destination of a move must lie outside what is moved.")
    order = [at for at in range(size) if not start <= at < end]
    place = before if before <= start else before - (end - start)
    order[place:place] = range(start, end)
    after = {old: new for new, old in enumerate(order)}
    _move(tab, rows=rows, to=lambda at: after.get(at, at))
    return {}


def shape(book: Book, asked: Json, fields: set[str]) -> Json:
    """Hide or show rows or columns; sizes are accepted and not kept."""
    tab, rows, start, end = _range(book, asked)
    if fields & {"hiddenByUser", "*"}:
        hidden = bool((asked.get("properties") or {}).get("hiddenByUser"))
        tab.looks = tab.looks.hide(rows=rows, start=start, end=end, hidden=hidden)
    return {}


def sort(book: Book, asked: Json) -> Json:
    """Sort whole rows by one column, text and numbers alike by their text; enough for a hand-sorted sheet."""
    place, by = asked.get("range") or {}, (asked.get("sortSpecs") or [{}])[0]
    tab = book.tab_by_id(place.get("sheetId"))
    start, column = int(place.get("startRowIndex") or 0), int(by.get("dimensionIndex") or 0)
    end = min(int(place.get("endRowIndex") or tab.rows), tab.last_row())
    turned = by.get("sortOrder") == "DESCENDING"
    found = [(number, tab.grid.get(number, ())) for number in range(start, end)]
    filled = sorted((one for one in found if one[1]), key=lambda one: _text(one[1], column), reverse=turned)
    order = [number for number, _ in (*filled, *(one for one in found if not one[1]))]
    after = {old: new for new, old in enumerate(order, start)}
    _move(tab, rows=True, to=lambda at: after.get(at, at))
    return {}


def _text(row: Row, column: int) -> str:
    return str(row[column : column + 1])


def _range(book: Book, asked: Json) -> tuple[Tab, bool, int, int]:
    place = asked.get("range") or {}
    tab, rows = book.tab_by_id(place.get("sheetId")), _dimension(place) == _ROWS
    start, end = int(place.get("startIndex") or 0), int(place.get("endIndex") or 0)
    if not 0 <= start < end or start > (tab.rows if rows else tab.columns):
        raise refusals.invalid("The range of rows or columns is empty or lies beyond the grid.")
    return tab, rows, start, end


def _dimension(place: Json) -> str:
    wanted = place.get("dimension")
    if wanted not in {_ROWS, _COLUMNS}:
        raise refusals.invalid(f"Invalid value at 'dimension' (Dimension), \"{wanted}\"")
    return str(wanted)


def _grow(tab: Tab, *, rows: bool, by: int) -> None:
    if rows:
        tab.rows += by
    else:
        tab.columns += by


def _move(tab: Tab, *, rows: bool, to: Callable[[int], int | None]) -> None:
    tab.looks = tab.looks.moved(rows=rows, to=to)
    if rows:
        placed = ((to(number), row) for number, row in tab.grid.items())
        tab.grid = {number: row for number, row in placed if number is not None}
    else:
        tab.grid = {number: _turned(row, to) for number, row in tab.grid.items()}


def _turned(row: Row, to: Callable[[int], int | None]) -> Row:
    cells = {after: cell for at, cell in enumerate(row) if cell is not None and (after := to(at)) is not None}
    return tuple(cells.get(at) for at in range(max(cells, default=-1) + 1))
