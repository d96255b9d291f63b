"""A pack as a workbook: written with lists to pick from, and read back as untrusted as any file that somebody sends."""

import datetime as dt
import io
import warnings
from collections.abc import Sequence
from typing import Any, Final, Literal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from engine.books.book import FIRST_ROW, Cell, RawSheet, Sheet, Title
from exports.safe_books import NotABook, TooLarge, checked

MOST_SHEETS: Final = 60
MOST_ROWS: Final = 10_000
MOST_COLUMNS: Final = 120
LONGEST: Final = 32_000
Broken = Literal["large", "broken"]
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_FONT: Final = {"font_name": "TH Sarabun New", "font_size": 16, "valign": "top", "text_wrap": True}
# Below the head so many rows more take their list and their format, so that one may go on writing.
_ROOM: Final = 200
_FIRST_DAY: Final = dt.date(1900, 3, 1)
_LONGEST_LIST: Final = 255
_USUAL: Final = "#5B8C5A"


def write(sheets: Sequence[Sheet], help_title: str, examples: Sequence[str]) -> bytes:
    """Return the workbook; its last sheet shows how clocks are written."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, dict(_OPTIONS)) as book:
        looks = _Looks(book)
        for sheet in sheets:
            _sheet(book.add_worksheet(sheet.title[:31]), sheet, looks)
        page = book.add_worksheet(help_title[:31])
        page.set_column(0, 0, 60)
        page.write_string(0, 0, help_title, looks.head)
        for row, text in enumerate(examples, 1):
            page.write_string(row, 0, text, looks.text)
    return out.getvalue()


class _Looks:
    """The formats of one workbook."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        head = {**_FONT, "bold": True, "bottom": 1, "bg_color": "#EDEFF0"}
        self.head: Format = book.add_format(head)
        self.needed: Format = book.add_format({**head, "bg_color": "#E8F0E4"})
        self.text: Format = book.add_format({**_FONT, "num_format": "@"})
        self.number: Format = book.add_format({**_FONT, "num_format": "General"})
        self.day: Format = book.add_format({**_FONT, "num_format": "yyyy-mm-dd", "align": "left"})


def _sheet(page: Worksheet, sheet: Sheet, looks: _Looks) -> None:
    page.freeze_panes(1, 1)
    if sheet.is_usual:
        page.set_tab_color(_USUAL)
    for at, title in enumerate(sheet.head):
        longest = max([len(title.words), *(len(str(row[at])) for row in sheet.rows if row[at] is not None)])
        page.set_column(at, at, max(10, min(46, longest + 3)), looks.text)
        page.write_string(0, at, title.words, looks.needed if title.is_needed else looks.head)
        _offer(page, at, title, len(sheet.rows))
    for number, row in enumerate(sheet.rows, 1):
        for at, cell in enumerate(row):
            _cell(page, (number, at), cell, looks)


def _offer(page: Worksheet, at: int, title: Title, rows: int) -> None:
    """Offer the words that may stand in a column; Excel only warns of others, the reader names them."""
    if title.choices and len(",".join(title.choices)) <= _LONGEST_LIST:
        rule = {"validate": "list", "source": list(title.choices), "error_type": "warning"}
        page.data_validation(1, at, rows + _ROOM, at, rule)


def _cell(page: Worksheet, at: tuple[int, int], cell: Cell, looks: _Looks) -> None:
    match cell:
        case None:
            return
        case bool():
            page.write_boolean(*at, cell, looks.text)
        case int() | float():
            page.write_number(*at, cell, looks.number)
        case dt.date() if cell >= _FIRST_DAY:
            page.write_datetime(*at, dt.datetime.combine(cell, dt.time()), looks.day)
        case _:
            page.write_string(*at, str(cell), looks.text)


def read(content: bytes) -> tuple[RawSheet, ...] | Broken:
    """Return the sheets of a workbook, or why nobody can say what stands in it."""
    try:
        return _read(content)
    except TooLarge:
        return "large"
    except NotABook:
        return "broken"
    except Exception:  # noqa: BLE001 - whatever a library makes of somebody's bytes, the person is told the same
        return "broken"


def _read(content: bytes) -> tuple[RawSheet, ...]:
    from openpyxl.reader.excel import load_workbook  # noqa: PLC0415 - only who reads a workbook pays for it

    with warnings.catch_warnings():
        # What it leaves out of a workbook (pictures, lists to pick from) nobody asks for here.
        warnings.simplefilter("ignore")
        book = load_workbook(checked(content), read_only=True, data_only=False)  # type: ignore[no-untyped-call]
        if len(book.sheetnames) > MOST_SHEETS:
            raise TooLarge
        found = tuple(_raw(book[name]) for name in book.sheetnames if hasattr(book[name], "iter_rows"))
        book.close()
    return found


def _raw(page: Any) -> RawSheet:
    rows: list[tuple[Cell, ...]] = []
    formulas: set[tuple[int, int]] = set()
    for number, row in enumerate(page.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1), 1):
        cells = [_value(one) for one in row]
        formulas |= {
            (number, at) for at, one in enumerate(row) if getattr(one, "data_type", "") in {"f", "e"}
        }
        while cells and cells[-1] is None:
            cells.pop()
        if len(cells) > MOST_COLUMNS or (number > MOST_ROWS and cells):
            raise TooLarge
        rows.append(tuple(cells))
    while len(rows) >= FIRST_ROW and not rows[-1]:
        rows.pop()
    return RawSheet(page.title, tuple(rows), frozenset(formulas))


def _value(cell: Any) -> Cell:
    value = cell.value
    if isinstance(value, str):
        return (
            value[:LONGEST].encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\x00", "")
            or None
        )
    if isinstance(value, dt.datetime):
        return value.date()
    return value if isinstance(value, int | float | dt.date) else None if value is None else str(value)
