"""Change the shape of a spreadsheet, as Google's spreadsheets.batchUpdate does.

Works on a draft; of formats only the background is kept, for the page has its own looks.
"""

from collections.abc import Callable, Mapping
from typing import Any

from simulator.sheets import dimensions, dressing, refusals
from simulator.sheets.books import Book
from simulator.sheets.cells import Cell, Formula, entered
from simulator.sheets.grid import Tab
from simulator.sheets.ranges import Box

Json = Mapping[str, Any]


def batch_update(book: Book, body: Json) -> dict[str, Any]:
    """Run every request of a batch on the draft."""
    asked = body.get("requests") or []
    if not asked:
        raise refusals.invalid("Must specify at least one request.")
    return {
        "spreadsheetId": book.id,
        "replies": [_run(book, at, request) for at, request in enumerate(asked)],
    }


def _run(book: Book, at: int, request: Json) -> Json:
    name = next(iter(request), "")
    if name not in _REQUESTS:
        raise refusals.invalid(
            f"Invalid JSON payload received. Unknown name \"{name}\" at 'requests[{at}]': Cannot find field."
        )
    unknown = sorted(set(request[name]) - _FIELDS[name])
    if unknown:
        raise refusals.invalid(
            f"Invalid JSON payload received. Unknown name \"{unknown[0]}\" at 'requests[{at}].{name}': "
            "Cannot find field."
        )
    try:
        return _REQUESTS[name](book, request[name])
    except refusals.Refusal as refusal:
        raise refusals.invalid(f"Invalid requests[{at}].{name}: {refusal.message}") from refusal


def properties(book: Book, tab: Tab) -> dict[str, Any]:
    """Describe one tab as Google does."""
    size = {"rowCount": tab.rows, "columnCount": tab.columns}
    if tab.frozen:
        size["frozenRowCount"] = tab.frozen
    return {
        "sheetId": tab.sheet_id,
        "title": tab.title,
        "index": book.tabs.index(tab),
        "sheetType": "GRID",
        "gridProperties": size,
    }


def _add_sheet(book: Book, asked: Json) -> Json:
    wanted = asked.get("properties") or {}
    sheet_id = wanted.get("sheetId", max(tab.sheet_id for tab in book.tabs) + 1)
    if any(tab.sheet_id == sheet_id for tab in book.tabs):
        raise refusals.invalid(f'A sheet with id "{sheet_id}" already exists. Please enter another id.')
    tab = Tab(sheet_id, _free_title(book, wanted.get("title") or f"Sheet{len(book.tabs) + 1}"))
    _resize(tab, wanted.get("gridProperties") or {})
    book.tabs.insert(wanted.get("index", len(book.tabs)), tab)
    book.check_size()
    return {"addSheet": {"properties": properties(book, tab)}}


def _delete_sheet(book: Book, asked: Json) -> Json:
    tab = book.tab_by_id(asked.get("sheetId"))
    if len(book.tabs) == 1:
        raise refusals.invalid("You can't remove all the sheets in a document.")
    book.tabs.remove(tab)
    return {}


def _update_sheet(book: Book, asked: Json) -> Json:
    wanted, fields = asked.get("properties") or {}, _fields(asked)
    tab = book.tab_by_id(wanted.get("sheetId"))
    if fields & {"title", "*"} and wanted.get("title", tab.title) != tab.title:
        tab.title = _free_title(book, wanted["title"])
    if fields & {"hidden", "*"} and wanted.get("hidden") and len(book.tabs) == 1:
        raise refusals.invalid("You can't hide all the sheets in a document.")
    if fields & {"index", "*"} and "index" in wanted:
        book.tabs.remove(tab)
        book.tabs.insert(wanted["index"], tab)
    _resize(tab, _named(wanted.get("gridProperties") or {}, fields))
    book.check_size()
    return {}


def _update_book(book: Book, asked: Json) -> Json:
    if _fields(asked) & {"title", "*"}:
        book.title = str((asked.get("properties") or {}).get("title", book.title))
    return {}


def _update_cells(book: Book, asked: Json) -> Json:
    fields, start = _fields(asked), asked.get("start") or {}
    tab = book.tab_by_id(start.get("sheetId", 0))
    left = int(start.get("columnIndex") or 0)
    changed: list[tuple[int, int]] = []
    for number, row in enumerate(asked.get("rows") or [], int(start.get("rowIndex") or 0)):
        if number >= tab.rows:
            raise refusals.invalid(
                f"Attempting to write row: {number}, beyond the last requested row of: {tab.rows - 1}"
            )
        if any(field.startswith(("userEnteredValue", "*")) for field in fields):
            changed += tab.write(number, left, [_extended(cell) for cell in row.get("values") or []])
        for at, cell in enumerate(row.get("values") or [], left):
            dressing.colour(tab, Box(number, at, number + 1, at + 1), cell, fields)
    tab.newest |= frozenset(changed)
    return {}


def _repeat_cell(book: Book, asked: Json) -> Json:
    fields = _fields(asked)
    tab, box = dressing.placed(book, asked)
    box = dressing.closed(tab, box)
    dressing.colour(tab, box, asked.get("cell") or {}, fields)
    if any(field.startswith(("userEnteredValue", "*")) for field in fields):
        cells = [_extended(asked.get("cell") or {})] * ((box.right or 0) - box.left)
        for row in range(box.top, box.bottom or 0):
            list(tab.write(row, box.left, cells))
    return {}


def _shape(book: Book, asked: Json) -> Json:
    return dimensions.shape(book, asked, _fields(asked))


def _extended(cell: Json) -> Cell:
    value = cell.get("userEnteredValue") or {}
    if "formulaValue" in value:
        return Formula(str(value["formulaValue"]))
    found = next((value[name] for name in ("stringValue", "numberValue", "boolValue") if name in value), None)
    return None if found is None else entered(found, "RAW")


def _fields(asked: Json) -> set[str]:
    fields = {
        field.strip()
        for field in str(asked.get("fields") or "").replace("/", ".").split(",")
        if field.strip()
    }
    if not fields:
        raise refusals.invalid(
            "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)"
        )
    return fields


def _named(size: Json, fields: set[str]) -> Json:
    if fields & {"*", "gridProperties", "gridProperties.*"}:
        return size
    return {name: value for name, value in size.items() if f"gridProperties.{name}" in fields}


def _resize(tab: Tab, size: Json) -> None:
    tab.rows, tab.columns = int(size.get("rowCount", tab.rows)), int(size.get("columnCount", tab.columns))
    tab.frozen = int(size.get("frozenRowCount", tab.frozen))
    if tab.rows < 1 or tab.columns < 1:
        raise refusals.invalid("You can't delete all the rows on the sheet.")
    if tab.frozen >= tab.rows:
        raise refusals.invalid("You can't freeze all visible rows on the sheet.")
    tab.grid = {number: row[: tab.columns] for number, row in tab.grid.items() if number < tab.rows}


def _free_title(book: Book, title: str) -> str:
    if not title or len(title) > 100:
        raise refusals.invalid("Sheet name must be between 1 and 100 characters long.")
    if book.tab(title):
        raise refusals.invalid(f'A sheet with the name "{title}" already exists. Please enter another name.')
    return title


_REQUESTS: dict[str, Callable[[Book, Json], Json]] = {
    "addSheet": _add_sheet,
    "deleteSheet": _delete_sheet,
    "updateSheetProperties": _update_sheet,
    "updateSpreadsheetProperties": _update_book,
    "appendDimension": dimensions.append,
    "insertDimension": dimensions.insert,
    "deleteDimension": dimensions.delete,
    "moveDimension": dimensions.move,
    "updateDimensionProperties": _shape,
    "sortRange": dimensions.sort,
    "updateCells": _update_cells,
    "repeatCell": _repeat_cell,
    "mergeCells": dressing.merge,
    "unmergeCells": dressing.unmerge,
    "addProtectedRange": dressing.protect,
    "updateProtectedRange": dressing.reprotect,
    "deleteProtectedRange": dressing.unprotect,
}
_FIELDS: dict[str, set[str]] = {
    "addSheet": {"properties"},
    "deleteSheet": {"sheetId"},
    "updateSheetProperties": {"properties", "fields"},
    "updateSpreadsheetProperties": {"properties", "fields"},
    "appendDimension": {"sheetId", "dimension", "length", "tableId"},
    "insertDimension": {"range", "inheritFromBefore"},
    "deleteDimension": {"range"},
    "moveDimension": {"source", "destinationIndex"},
    "updateDimensionProperties": {"properties", "fields", "range", "dataSourceSheetRange"},
    "sortRange": {"range", "sortSpecs"},
    "updateCells": {"rows", "fields", "start", "range"},
    "repeatCell": {"range", "cell", "fields"},
    "mergeCells": {"range", "mergeType"},
    "unmergeCells": {"range"},
    "addProtectedRange": {"protectedRange"},
    "updateProtectedRange": {"protectedRange", "fields"},
    "deleteProtectedRange": {"protectedRangeId"},
}
