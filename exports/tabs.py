"""One tab at Google: what stands in it, and writes to explicit ranges.

Rows and columns count from 1, as people see them. Nothing is ever appended by Google's own append: a call that is
repeated because its answer got lost would write its rows twice.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from gspread.http_client import HTTPClient
from gspread.urls import SPREADSHEETS_API_V4_BASE_URL
from gspread.utils import absolute_range_name, rowcol_to_a1

Value = str | int | float | bool
Line = list[Value | None]
T = TypeVar("T")
KEYS_A_CALL = 20_000
RANGES_A_CALL = 500
_SPREADSHEET = SPREADSHEETS_API_V4_BASE_URL + "/%s"
_AS_STORED: dict[str, str | int | bool | float | list[str] | None] = {
    "valueRenderOption": "UNFORMATTED_VALUE"
}


@dataclass(slots=True)
class Tab:
    """A tab and the size of its grid."""

    http: HTTPClient
    book: str
    sheet_id: int
    title: str
    rows: int
    columns: int
    untouched: bool = False

    def area(self, top: int, left: int, bottom: int, right: int) -> str:
        """Name a rectangle in A1 notation."""
        return absolute_range_name(self.title, f"{rowcol_to_a1(top, left)}:{rowcol_to_a1(bottom, right)}")

    def read(self, top: int, left: int, bottom: int, right: int) -> list[list[Value]]:
        """Return the rows of a rectangle, without its empty end."""
        if self.untouched or top > self.rows or left > self.columns:
            return []
        area = self.area(top, left, bottom, right)
        found = self.http.values_get(self.book, area, params=dict(_AS_STORED))
        return list(found.get("values", []))

    def shown(self, top: int, left: int, bottom: int, right: int) -> list[list[Value]]:
        """Return the rows of a rectangle as people see them, without its empty end."""
        area = self.area(top, left, bottom, right)
        found = self.http.values_get(self.book, area, params={"valueRenderOption": "FORMATTED_VALUE"})
        return list(found.get("values", []))

    def keys(self, column: int) -> Iterator[tuple[int, Value]]:
        """Yield row number and key of every row below the header that has one."""
        for top in range(2, self.rows + 1, KEYS_A_CALL):
            area = self.area(top, column, min(top + KEYS_A_CALL - 1, self.rows), column)
            found = self.http.values_get(self.book, area, params=_AS_STORED | {"majorDimension": "COLUMNS"})
            for row, key in enumerate(next(iter(found.get("values", [])), []), top):
                if key != "":
                    yield row, key

    def lines(self, rows: Sequence[int]) -> dict[int, list[Value]]:
        """Return the rows with these numbers, however scattered, in few calls."""
        found: dict[int, list[Value]] = {}
        for runs in _several(_runs(rows), RANGES_A_CALL):
            areas = {self.area(first, 1, last, self.columns): first for first, last in runs}
            for matched in self._filtered(areas):
                first = areas[matched["dataFilters"][0]["a1Range"]]
                found |= dict(enumerate(matched["valueRange"].get("values", []), first))
        return found

    def write(self, lines: Sequence[tuple[int, int, Line]]) -> None:
        """Put lines (row, first column, cells) where they belong, all or none; a null leaves its cell alone."""
        data = [
            {"range": self.area(row, left, row + len(block) - 1, left + len(block[0]) - 1), "values": block}
            for row, left, block in _blocks(lines)
        ]
        if data:
            self.untouched = False
            self.http.values_batch_update(self.book, {"valueInputOption": "RAW", "data": data})

    def clear(self, areas: Iterable[str]) -> None:
        """Empty these ranges."""
        for some in _several(areas, RANGES_A_CALL):
            self.http.values_batch_clear(self.book, body={"ranges": some})

    def grow(self, *, rows: int = 0, columns: int = 0) -> None:
        """Make the grid at least this large; it never shrinks."""
        wanted = {"ROWS": rows - self.rows, "COLUMNS": columns - self.columns}
        requests = [
            {"appendDimension": {"sheetId": self.sheet_id, "dimension": dimension, "length": length}}
            for dimension, length in wanted.items()
            if length > 0
        ]
        if requests:
            self.http.batch_update(self.book, {"requests": requests})
        self.rows, self.columns = max(self.rows, rows), max(self.columns, columns)

    def _filtered(self, areas: Iterable[str]) -> list[dict[str, Any]]:
        """Read many ranges by POST: an address with hundreds of Thai ranges would be too long for a GET."""
        body = {"dataFilters": [{"a1Range": area} for area in areas], "majorDimension": "ROWS"} | _AS_STORED
        url = _SPREADSHEET % self.book + "/values:batchGetByDataFilter"
        return list(self.http.request("post", url, json=body).json().get("valueRanges", []))


def find(http: HTTPClient, book: str, title: str) -> Tab | None:
    """Return the tab of this title, or None."""
    fields = "sheets.properties(sheetId,title,gridProperties)"
    for sheet in http.spreadsheets_get(book, params={"fields": fields})["sheets"]:
        if sheet["properties"]["title"].casefold() == title.casefold():
            return _tab(http, book, sheet["properties"])
    return None


def every(http: HTTPClient, book: str, *, hidden: bool = False) -> list[Tab]:
    """Return all tabs of a spreadsheet that are shown, or those that somebody hid too."""
    fields = "sheets.properties(sheetId,title,hidden,sheetType,gridProperties)"
    found = http.spreadsheets_get(book, params={"fields": fields})["sheets"]
    shown = (one["properties"] for one in found if hidden or not one["properties"].get("hidden"))
    return [_tab(http, book, one) for one in shown if "gridProperties" in one]


def add(http: HTTPClient, book: str, title: str, rows: int, columns: int) -> Tab:
    """Make a tab with a frozen first row; it need not be read before something is written."""
    size = {"rowCount": rows, "columnCount": columns, "frozenRowCount": 1}
    asked = {"addSheet": {"properties": {"title": title, "gridProperties": size}}}
    answer = http.batch_update(book, {"requests": [asked]})
    made = _tab(http, book, answer["replies"][0]["addSheet"]["properties"])
    made.untouched = True
    return made


def _tab(http: HTTPClient, book: str, properties: dict[str, Any]) -> Tab:
    size = properties["gridProperties"]
    return Tab(http, book, properties["sheetId"], properties["title"], size["rowCount"], size["columnCount"])


def _runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Join neighbouring row numbers."""
    first = last = 0
    for row in sorted(rows):
        if first and row > last + 1:
            yield first, last
        if not first or row > last + 1:
            first = row
        last = row
    if first:
        yield first, last


def _blocks(lines: Sequence[tuple[int, int, Line]]) -> Iterator[tuple[int, int, list[Line]]]:
    """Join lines of neighbouring rows that start in the same column and are as wide."""
    top, start, block = 0, 0, list[Line]()
    for row, left, line in sorted(lines, key=lambda found: found[0]):
        if block and (row, left, len(line)) != (top + len(block), start, len(block[0])):
            yield top, start, block
            block = []
        if not block:
            top, start = row, left
        block.append(line)
    if block:
        yield top, start, block


def _several(things: Iterable[T], most: int) -> Iterator[list[T]]:
    source = iter(things)
    while some := list(islice(source, most)):
        yield some
