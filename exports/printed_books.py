"""Write a printed report as a workbook: one sheet, landscape, its header over two rows, fit to the width of a page."""

from pathlib import Path
from typing import IO, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from exports.printed import Heading, Printed
from exports.tables import Cell, simplified

_FONT: Final = {"font_name": "TH Sarabun New", "font_size": 14}
_BOX: Final = {**_FONT, "border": 1, "text_wrap": True, "valign": "top"}
_HEAD: Final = {**_BOX, "bold": True, "align": "center", "valign": "vcenter"}
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_A4: Final = 9
_NARROW, _WIDE = 7, 22
HEAD_ROWS: Final = 2


def write(sheet: Printed, target: Path | IO[bytes]) -> None:
    """Write the workbook."""
    with xlsxwriter.Workbook(str(target) if isinstance(target, Path) else target, dict(_OPTIONS)) as book:
        page = book.add_worksheet(sheet.name[:31])
        looks = _Looks(book)
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        for at in range(sheet.width):
            page.set_column(at, at, _width(sheet, at))
        row = _write_lines(page, 0, sheet.title, sheet.width, looks.title)
        row = _write_head(page, row, sheet, looks.head)
        page.repeat_rows(row - HEAD_ROWS, row - 1)
        for line in sheet.lines:
            row = _write_row(page, row, line, looks.cell, looks.number)
        if sheet.totals:
            row = _write_row(page, row, sheet.totals, looks.head, looks.total)
        _write_lines(page, row + 1, sheet.sign, sheet.width, looks.plain)


class _Looks:
    """The formats of one workbook."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.title: Format = book.add_format({**_FONT, "bold": True, "align": "center"})
        self.head: Format = book.add_format(_HEAD)
        self.cell: Format = book.add_format(_BOX)
        self.number: Format = book.add_format({**_BOX, "num_format": "#,##0.##########"})
        self.total: Format = book.add_format({**_BOX, "bold": True, "num_format": "#,##0.##########"})
        self.plain: Format = book.add_format({**_FONT, "text_wrap": True})


def _width(sheet: Printed, at: int) -> int:
    longest = max((len(str(line[at])) for line in sheet.lines if line[at] is not None), default=0)
    return max(_NARROW, min(_WIDE, longest + 2))


def _write_lines(page: Worksheet, row: int, lines: tuple[str, ...], width: int, look: Format) -> int:
    """Write lines of text over the whole width; return the row behind them."""
    for line in lines:
        if width > 1:
            page.merge_range(row, 0, row, width - 1, line, look)
        else:
            page.write_string(row, 0, line, look)
        row += 1
    return row


def _write_head(page: Worksheet, top: int, sheet: Printed, look: Format) -> int:
    for one in sheet.head:
        _write_heading(page, top + one.row, one, look)
    return top + HEAD_ROWS


def _write_heading(page: Worksheet, row: int, one: Heading, look: Format) -> None:
    if one.across == 1 and one.down == 1:
        page.write_string(row, one.column, one.text, look)
        return
    page.merge_range(row, one.column, row + one.down - 1, one.column + one.across - 1, one.text, look)


def _write_row(page: Worksheet, row: int, cells: tuple[Cell, ...], text: Format, number: Format) -> int:
    for at, one in enumerate(cells):
        value = simplified(one)
        if isinstance(value, str):
            page.write_string(row, at, value, text)
        elif isinstance(value, bool):
            page.write_boolean(row, at, value, text)
        else:
            page.write_number(row, at, value, number)
    return row + 1
