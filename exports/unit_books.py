"""A table of many units as a workbook to fill in offline: lists to pick from, the units locked, and a signed head out of sight."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from engine.sheet.parts import Column, Line, Sheet
from exports.tables import clipped

HEAD_SHEET: Final = "_sanam"
LISTS_SHEET: Final = "_lists"
KEY, NAME, STATE, WHY = "key", "name", "state", "why"
FIXED: Final = (KEY, NAME, STATE)
FIRST_LINE: Final = 2
A_CELL: Final = 30_000
_LONGEST: Final = 32_000
_WIDTHS: Final = {"number": 14, "text": 28, "one": 20, "several": 28, "yes": 12}
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_FONT: Final = {"font_name": "TH Sarabun New", "font_size": 16, "valign": "top"}
_LOCKED: Final = {**_FONT, "bg_color": "#EDEFF0", "text_wrap": True, "border": 1, "border_color": "#B9BEC2"}
_OPEN: Final = {**_FONT, "locked": False, "text_wrap": True, "border": 1, "border_color": "#B9BEC2"}
_PROTECTION: Final = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
}


@dataclass(frozen=True, slots=True)
class Words:
    """What the workbook says in the language of its reader."""

    fill: str
    last: str
    unit: str
    state: str
    why: str
    sent: str
    shut: str
    pick: str
    not_listed: str
    left: str


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook: its table, what stands in the cells now and stood there the round before, by unit and question."""

    sheet: Sheet
    head: str
    texts: Mapping[str, Mapping[str, str]]
    lasts: Mapping[str, Mapping[str, str]]
    words: Words


def write(book: Book) -> bytes:
    """Return the workbook."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, dict(_OPTIONS)) as made:
        looks = _Looks(made)
        fill = made.add_worksheet(book.words.fill[:31])
        lists = _lists(made.add_worksheet(LISTS_SHEET), book.sheet.columns)
        _fill(fill, book, looks, lists)
        _show_last(made.add_worksheet(book.words.last[:31]), book, looks)
        _hide_head(made.add_worksheet(HEAD_SHEET), book.head)
        made.get_worksheet_by_name(LISTS_SHEET).very_hidden()
    return out.getvalue()


class _Looks:
    """The formats of one workbook."""

    def __init__(self, made: xlsxwriter.Workbook) -> None:
        self.title: Format = made.add_format({**_FONT, "bold": True, "font_size": 20})
        self.head: Format = made.add_format(
            {**_LOCKED, "bold": True, "bg_color": "#E8F0E4", "valign": "vcenter"}
        )
        self.locked: Format = made.add_format({**_LOCKED, "num_format": "@"})
        self.text: Format = made.add_format({**_OPEN, "num_format": "@"})
        self.number: Format = made.add_format({**_OPEN, "num_format": "#,##0.##########"})
        self.whole: Format = made.add_format({**_OPEN, "num_format": "#,##0"})


def _fill(page: Worksheet, book: Book, looks: _Looks, lists: Mapping[str, str]) -> None:
    """Write what is to be filled in: keys out of sight in the first row and column, a unit a row."""
    columns = book.sheet.columns
    why = len(FIXED) + len(columns)
    _write_head(page, book, looks, why)
    for at, line in enumerate(book.sheet.lines, FIRST_LINE):
        _write_line(page, at, line, book, looks)
        page.write_string(at, why, "", looks.locked if line.is_shut else looks.text)
    last = FIRST_LINE + len(book.sheet.lines) - 1
    for at, column in enumerate(columns, len(FIXED)):
        _validate(page, (FIRST_LINE, at, last, at), column, book.words, lists.get(column.path, ""))
    page.protect("", dict(_PROTECTION))


def _write_head(page: Worksheet, book: Book, looks: _Looks, why: int) -> None:
    words, columns = book.words, book.sheet.columns
    keys = (*FIXED, *(one.path for one in columns), WHY)
    titles = ("", words.unit, words.state, *map(_titled, columns), words.why)
    for at, (key, title) in enumerate(zip(keys, titles, strict=True)):
        page.write_string(0, at, key)
        page.write_string(1, at, title, looks.head)
    for at, column in enumerate(columns, len(FIXED)):
        page.set_column(at, at, _WIDTHS[column.look])
        page.write_comment(
            1, at, "\n".join(one for one in (column.label, column.hint) if one)[:500], {"x_scale": 2}
        )
    page.set_row(0, None, None, {"hidden": True})
    page.set_column(0, 0, 4, None, {"hidden": True})
    page.set_column(1, 1, 34)
    page.set_column(2, 2, 16)
    page.set_column(why, why, 34)
    page.freeze_panes(FIRST_LINE, 2)
    page.set_landscape()
    page.repeat_rows(1)
    page.fit_to_pages(1, 0)


def _titled(column: Column) -> str:
    return f"{column.title} ({column.unit})" if column.unit else column.title


def _write_line(page: Worksheet, at: int, line: Line, book: Book, looks: _Looks) -> None:
    words, texts = book.words, book.texts.get(line.key, {})
    state = words.shut if line.is_shut else f"{words.sent} {line.number}" if line.number else ""
    for spot, text in enumerate((line.key, line.name, state)):
        page.write_string(at, spot, text, looks.locked)
    for spot, column in enumerate(book.sheet.columns, len(FIXED)):
        _write_cell(page, (at, spot), column, texts.get(column.path, ""), looks, is_shut=line.is_shut)


def _write_cell(
    page: Worksheet, at: tuple[int, int], column: Column, text: str, looks: _Looks, *, is_shut: bool
) -> None:
    number = _number(text) if column.look == "number" and not is_shut else None
    if number is not None:
        page.write_number(*at, float(number), looks.whole if number == int(number) else looks.number)
    else:
        open_now = looks.number if column.look == "number" and not text else looks.text
        page.write_string(*at, clipped(text, _LONGEST), looks.locked if is_shut else open_now) if text else (
            page.write_blank(*at, None, looks.locked if is_shut else open_now)
        )


def _number(text: str) -> Decimal | None:
    """Return a number that a spreadsheet holds exactly, None for everything else."""
    try:
        found = Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
    return (
        found if found.is_finite() and abs(found) < 10**15 and Decimal(str(float(found))) == found else None
    )


def _validate(
    page: Worksheet, spot: tuple[int, int, int, int], column: Column, words: Words, source: str
) -> None:
    """Let Excel offer a list of choices; it only warns, for the list of one line may be another one."""
    if not source:
        return
    rule: dict[str, Any] = {
        "validate": "list", "source": source, "ignore_blank": True, "error_type": "warning",
        "error_title": clipped(column.title, 30), "error_message": words.not_listed[:250],
        "input_message": words.pick[:250],
    }  # fmt: skip
    page.data_validation(*spot, rule)


def _lists(page: Worksheet, columns: Sequence[Column]) -> dict[str, str]:
    """Write the choices of each column that one is picked for; return where they stand."""
    found = {}
    picked = [one for one in columns if one.look == "one" and one.choices]
    for at, column in enumerate(picked):
        page.write_column(0, at, list(column.choices))
        letter = xlsxwriter.utility.xl_col_to_name(at)
        found[column.path] = f"={LISTS_SHEET}!${letter}$1:${letter}${len(column.choices)}"
    return found


def _show_last(page: Worksheet, book: Book, looks: _Looks) -> None:
    """Show what was told the round before; nothing is read from there."""
    page.write_string(0, 0, book.words.unit, looks.head)
    page.set_column(0, 0, 34)
    for at, column in enumerate(book.sheet.columns, 1):
        page.write_string(0, at, _titled(column), looks.head)
        page.set_column(at, at, _WIDTHS[column.look])
    for row, line in enumerate(book.sheet.lines, 1):
        page.write_string(row, 0, line.name, looks.locked)
        lasts = book.lasts.get(line.key, {})
        for at, column in enumerate(book.sheet.columns, 1):
            page.write_string(row, at, clipped(lasts.get(column.path, ""), _LONGEST), looks.locked)
    if book.words.left:
        page.write_string(len(book.sheet.lines) + 2, 0, book.words.left)
    page.freeze_panes(1, 1)
    page.protect("", dict(_PROTECTION))


def _hide_head(page: Worksheet, head: str) -> None:
    for row, start in enumerate(range(0, len(head), A_CELL)):
        page.write_string(row, 0, head[start : start + A_CELL])
    page.very_hidden()
    page.protect()
