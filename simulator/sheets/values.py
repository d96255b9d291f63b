"""Read and write the values of ranges, as Google's spreadsheets.values does.

Works on a draft of a spreadsheet; it knows no HTTP.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from simulator.sheets import ranges, refusals
from simulator.sheets.books import Book
from simulator.sheets.cells import Cell, entered, shown
from simulator.sheets.grid import Tab
from simulator.sheets.ranges import Box

Json = dict[str, Any]
_OPTIONS = {"RAW", "USER_ENTERED"}
_RENDERINGS = {"FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA"}
_DIMENSIONS = {"ROWS", "COLUMNS"}
_RANGE = {"range", "majorDimension", "values"}
_BATCH = {
    "valueInputOption",
    "data",
    "includeValuesInResponse",
    "responseValueRenderOption",
    "responseDateTimeRenderOption",
}


def get(book: Book, area: str, asked: Mapping[str, Any]) -> Json:
    """Return one ValueRange."""
    tab, box = book.area(area)
    box = tab.readable(box)
    dimension = _one_of(asked, "majorDimension", _DIMENSIONS, "ROWS")
    rendering = _one_of(asked, "valueRenderOption", _RENDERINGS, "FORMATTED_VALUE")
    rows = [[shown(cell, rendering) for cell in row] for row in tab.read(box)]
    answer: Json = {"range": ranges.name(tab.title, box), "majorDimension": dimension}
    if rows:
        answer["values"] = rows if dimension == "ROWS" else _turned(rows)
    return answer


def update(book: Book, area: str, value_range: Mapping[str, Any], option: object) -> Json:
    """Write one ValueRange where its range says; null leaves a cell as it is."""
    option = checked_option(option)
    tab, box = book.area(area)
    rows = _rows(value_range)
    target = _target(tab, box, rows, area)
    changed, written = _write(tab, target, rows, option)
    tab.newest |= frozenset(changed)
    return _receipt(book, tab, target, written)


def append(book: Book, area: str, value_range: Mapping[str, Any], option: object) -> Json:
    """Write rows after the last row of the tab; the grid grows, and a repeated call writes them again."""
    option = checked_option(option)
    tab, box = book.area(area)
    rows = _rows(value_range)
    top, width = max(tab.last_row(), box.top), max(map(len, rows), default=0)
    tab.rows, tab.columns = max(tab.rows, top + len(rows)), max(tab.columns, box.left + width)
    book.check_size()
    target = Box(top, box.left, top + len(rows), box.left + width)
    changed, written = _write(tab, target, rows, option)
    tab.newest |= frozenset(changed)
    return {"spreadsheetId": book.id, "updates": _receipt(book, tab, target, written)}


def clear(book: Book, area: str) -> str:
    """Empty a range and return its full name."""
    tab, box = book.area(area)
    box = tab.readable(box)
    right = box.right or tab.columns
    changed = [
        at
        for row in range(box.top, min(box.bottom or tab.rows, tab.last_row()))
        for at in tab.write(row, box.left, [None] * (min(right, tab.columns) - box.left))
    ]
    tab.newest |= frozenset(changed)
    return ranges.name(tab.title, box)


def batch_update(book: Book, body: Mapping[str, Any]) -> Json:
    """Write several ValueRanges, all or none."""
    option = checked_option(body.get("valueInputOption"))
    _known(body, _BATCH, "")
    for at, value_range in enumerate(body.get("data") or []):
        _known(value_range, _RANGE, f" at 'data[{at}]'")
    answers = [
        _numbered(at, book, value_range, option) for at, value_range in enumerate(body.get("data") or [])
    ]
    return {
        "spreadsheetId": book.id,
        "totalUpdatedRows": sum(answer["updatedRows"] for answer in answers),
        "totalUpdatedColumns": max((answer["updatedColumns"] for answer in answers), default=0),
        "totalUpdatedCells": sum(answer["updatedCells"] for answer in answers),
        "totalUpdatedSheets": len({answer["updatedRange"].rpartition("!")[0] for answer in answers}),
        "responses": answers,
    }


def _known(body: Mapping[str, Any], names: set[str], where: str) -> None:
    """Refuse a body with a field that Google does not have."""
    unknown = sorted(set(body) - names)
    if unknown:
        raise refusals.invalid(
            f'Invalid JSON payload received. Unknown name "{unknown[0]}"{where}: Cannot find field.'
        )


def checked_option(option: object) -> str:
    """Return RAW or USER_ENTERED; Google has no default."""
    if option in {None, "", "INPUT_VALUE_OPTION_UNSPECIFIED"}:
        raise refusals.invalid("'valueInputOption' is required but not specified")
    if option not in _OPTIONS:
        raise refusals.invalid(f"Invalid value at 'value_input_option', \"{option}\"")
    return str(option)


def _numbered(at: int, book: Book, value_range: Mapping[str, Any], option: str) -> Json:
    try:
        return update(book, str(value_range.get("range", "")), value_range, option)
    except refusals.Refusal as refusal:
        raise refusals.invalid(f"Invalid data[{at}]: {refusal.message}") from refusal


def _rows(value_range: Mapping[str, Any]) -> list[list[object]]:
    values = value_range.get("values") or []
    if not isinstance(values, list) or not all(isinstance(row, list) for row in values):
        raise refusals.invalid(
            "Invalid value at 'data.values' (type.googleapis.com/google.protobuf.ListValue)"
        )
    if _one_of(value_range, "majorDimension", _DIMENSIONS, "ROWS") == "COLUMNS":
        return [list(row) for row in zip_longest(*values)]
    return values


def _target(tab: Tab, box: Box, rows: Sequence[Sequence[object]], area: str) -> Box:
    """Find where values land; they may fill a range in part, a single cell is only the corner to start from."""
    bottom, right = box.top + len(rows), box.left + max(map(len, rows), default=0)
    corner = ":" not in area.rpartition("!")[2]
    if not corner and box.bottom is not None and bottom > box.bottom:
        raise refusals.invalid(
            f"Requested writing within range [{area}], but tried writing to row [{box.bottom + 1}]"
        )
    if not corner and box.right is not None and right > box.right:
        column = ranges.column_letters(box.right)
        raise refusals.invalid(
            f"Requested writing within range [{area}], but tried writing to column [{column}]"
        )
    return tab.writable(Box(box.top, box.left, max(bottom, box.top + 1), max(right, box.left + 1)))


def _write(
    tab: Tab, box: Box, rows: Sequence[Sequence[object]], option: str
) -> tuple[list[tuple[int, int]], int]:
    changed: list[tuple[int, int]] = []
    written = 0
    for row, values in enumerate(rows, box.top):
        for left, cells in _runs(values, option):
            changed += tab.write(row, box.left + left, cells)
            written += len(cells)
    return changed, written


def _runs(values: Sequence[object], option: str) -> Iterator[tuple[int, list[Cell]]]:
    """Split a row at its nulls, which are not written."""
    run: list[Cell] = []
    for at, value in enumerate([*values, None]):
        if value is not None:
            run.append(entered(value, option))
        elif run:
            yield at - len(run), run
            run = []


def _receipt(book: Book, tab: Tab, box: Box, written: int) -> Json:
    return {
        "spreadsheetId": book.id,
        "updatedRange": ranges.name(tab.title, box),
        "updatedRows": (box.bottom or 0) - box.top,
        "updatedColumns": (box.right or 0) - box.left,
        "updatedCells": written,
    }


def _turned(rows: Sequence[Sequence[object]]) -> list[list[object]]:
    columns = [list(column) for column in zip_longest(*rows, fillvalue="")]
    for column in columns:
        while column and column[-1] == "":
            column.pop()
    return columns


def _one_of(asked: Mapping[str, Any], name: str, allowed: set[str], default: str) -> str:
    chosen = str(asked.get(name) or default)
    if chosen not in allowed:
        raise refusals.invalid(f"Invalid value at '{name}', \"{chosen}\"")
    return chosen
