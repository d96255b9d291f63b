"""Tables as one XLSX file, row by row: the memory it takes does not grow with the rows."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import IO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from exports.tables import Cell, Table, clipped, simplified

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 1_048_575
_LONGEST_TEXT = 32_767
_FIRST_DAY = date(1900, 3, 1)  # Excel believes in 29 February 1900; earlier days would be off by one
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_FONT = {"font_name": "TH Sarabun New", "font_size": 16}


@dataclass(frozen=True, slots=True)
class _Looks:
    """The formats of this file."""

    plain: Format
    day: Format


def write(tables: Iterable[Table], target: Path | IO[bytes]) -> None:
    """Write one sheet a table, each under a frozen header."""
    with xlsxwriter.Workbook(str(target) if isinstance(target, Path) else target, _OPTIONS) as book:
        looks = _Looks(book.add_format(_FONT), book.add_format(_FONT | {"num_format": "yyyy-mm-dd"}))
        head = book.add_format(_FONT | {"bold": True, "bg_color": "#E8F0E4", "bottom": 1})
        taken: set[str] = set()
        for table in tables:
            sheet = book.add_worksheet(_free_name(table.name, taken))
            _write_head(sheet, table, head)
            last = _write_rows(sheet, table, looks)
            sheet.autofilter(0, 0, last, max(0, len(table.columns) - 1))


def _write_head(sheet: Worksheet, table: Table, head: Format) -> None:
    sheet.freeze_panes(1, 0)
    for at, title in enumerate(table.titles()):
        sheet.set_column(at, at, max(12, min(40, len(title) + 4)))
        sheet.write_string(0, at, title, head)


def _write_rows(sheet: Worksheet, table: Table, looks: _Looks) -> int:
    """Write the rows; return how many there are."""
    number = 0
    for number, row in enumerate(table.rows, 1):
        if number > MOST_ROWS:
            raise OverflowError(f"{table.name}: a sheet of Excel holds {MOST_ROWS:,} rows; write CSV instead")
        for at, cell in enumerate(table.line(row)):
            _write_cell(sheet, (number, at), cell, looks)
    return number


def _write_cell(sheet: Worksheet, at: tuple[int, int], cell: Cell, looks: _Looks) -> None:
    if isinstance(cell, date) and not isinstance(cell, datetime) and cell >= _FIRST_DAY:
        sheet.write_datetime(*at, datetime.combine(cell, time.min), looks.day)
        return
    value = simplified(cell)
    if isinstance(value, bool):
        sheet.write_boolean(*at, value, looks.plain)
    elif isinstance(value, str):
        sheet.write_string(*at, clipped(value, _LONGEST_TEXT), looks.plain)
    else:
        sheet.write_number(*at, value, looks.plain)


def _free_name(name: str, taken: set[str]) -> str:
    """Make a name that Excel takes: 31 characters, none of []:*?/\\, no two alike."""
    plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name).strip(" '") or "Sheet"
    free, number = plain[:31].rstrip(" '"), 2
    while free.casefold() in taken:
        tail = f" ({number})"
        free, number = plain[: 31 - len(tail)] + tail, number + 1
    taken.add(free.casefold())
    return free
