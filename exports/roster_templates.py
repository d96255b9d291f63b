"""Write an empty workbook for a list: titles, lists to pick from, one example row, nothing locked."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

ROWS: Final = 2_000
_LIST_AT_MOST: Final = 250
_NAME_AT_MOST: Final = 31
_FONT: Final = {"font_name": "TH Sarabun New", "font_size": 16}
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title, what the example row shows, what may be picked."""

    title: str
    example: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet to fill in."""

    title: str
    columns: tuple[Column, ...]


def write(read_me: str, words: Sequence[str], sheets: Sequence[Sheet]) -> bytes:
    """Return the workbook: a page of words first, then the sheets."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, dict(_OPTIONS)) as book:
        plain = book.add_format({**_FONT, "text_wrap": True, "valign": "top"})
        head = book.add_format({**_FONT, "bold": True, "bg_color": "#E8F0E4", "bottom": 1, "text_wrap": True})
        # As text: a spreadsheet would take the zero from a telephone number.
        text, grey = (
            book.add_format({**_FONT, "num_format": "@", **more}) for more in ({}, {"font_color": "#777777"})
        )
        page = book.add_worksheet(_named(read_me))
        page.set_column(0, 0, 90)
        for at, line in enumerate(words):
            page.write_string(at, 0, line, plain)
        for sheet in sheets:
            _write(book.add_worksheet(_named(sheet.title)), sheet, head, text, grey)
    return out.getvalue()


def _write(page: Worksheet, sheet: Sheet, head: Format, text: Format, grey: Format) -> None:
    page.freeze_panes(1, 0)
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, max(14, min(36, len(column.title) + 6)), text)
        page.write_string(0, at, column.title, head)
        page.write_string(1, at, column.example, grey)
        if column.choices and len(",".join(column.choices)) <= _LIST_AT_MOST:
            # It offers and warns: a list is read by the same rules whatever wrote it.
            page.data_validation(
                1, at, ROWS, at, {"validate": "list", "source": list(column.choices), "error_type": "warning"}
            )


def _named(title: str) -> str:
    """Return a title as a spreadsheet allows it."""
    return "".join(" " if letter in "[]:*?/\\" else letter for letter in title).strip("' ")[:_NAME_AT_MOST]
