"""Read a Google spreadsheet row by row, as people see it: through the same door, pace and failures as every export."""

import re
from collections.abc import Iterator
from typing import Final

import gspread
from gspread.http_client import HTTPClient

from exports import tabs
from exports.rosters.lines import MOST_COLUMNS, Line, cut
from exports.unit_book_reading import tidy

ROWS_A_CALL: Final = 2_000
_ADDRESS: Final = re.compile(r"https://docs\.google\.com/spreadsheets/d/(?P<id>[\w-]{1,100})(?:[/?#].*)?")


def id_in(address: str) -> str:
    """Return the id that an address of a spreadsheet holds; "" for anything else."""
    found = _ADDRESS.fullmatch(address.strip())
    return found["id"] if found else ""


def sheets(client: gspread.Client, spreadsheet_id: str) -> Iterator[tuple[str, Iterator[Line]]]:
    """Yield the tabs of a spreadsheet."""
    http: HTTPClient = client.http_client
    for tab in tabs.every(http, spreadsheet_id):
        yield tab.title, _lines(tab)


def _lines(tab: tabs.Tab) -> Iterator[Line]:
    for top in range(1, tab.rows + 1, ROWS_A_CALL):
        bottom = min(top + ROWS_A_CALL - 1, tab.rows)
        shown = tab.shown(top, 1, bottom, min(tab.columns, MOST_COLUMNS))
        for row, cells in enumerate(shown, top):
            yield Line(row, cut(tidy(str(one)) for one in cells))
