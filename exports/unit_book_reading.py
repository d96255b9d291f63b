"""Read a workbook that somebody filled in: untrusted from the first byte to the last, and its cells only as texts."""

import datetime as dt
import warnings
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from openpyxl.reader.excel import load_workbook

from engine.sheet.returning import FileLine, Filled, Trouble, Unreadable
from exports.safe_books import MOST_BYTES, NotABook, TooLarge, checked
from exports.unit_books import FIRST_LINE, FIXED, HEAD_SHEET, KEY, NAME, WHY
from thai import writing

__all__ = ["MOST_BYTES", "read"]
MOST_LINES: Final = 1_000
MOST_COLUMNS: Final = 300
MOST_HEAD: Final = 100
LONGEST: Final = 4_000
# Nobody files a report of the year 2400: a year past it was typed as a Buddhist one.
BUDDHIST_FROM: Final = 2400
ERA: Final = 543

Cell = tuple[str, Trouble | None]


def read(content: bytes) -> Filled | Unreadable:
    """Return what stands in a workbook, or why nobody can say."""
    try:
        return _read(content)
    except TooLarge:
        return "large"
    except NotABook:
        return "broken"
    except Exception:  # noqa: BLE001 - whatever a library makes of somebody's bytes, the person is told the same
        return "broken"


def _read(content: bytes) -> Filled:
    with warnings.catch_warnings():
        # What it leaves out of a workbook (pictures, unknown extensions) nobody asks for here.
        warnings.simplefilter("ignore")
        book = load_workbook(checked(content), read_only=True, data_only=False)  # type: ignore[no-untyped-call]
        grid = _grid(book[book.sheetnames[0]])
        head = _head(book)
        book.close()
        if any(trouble == "formula" for line in grid for _, trouble in line):
            grid = _with_results(content, grid)
    if not head:
        return Filled("", cells=tuple(tuple(text for text, _ in line) for line in grid))
    return Filled(head, tuple(_lines(grid)))


def _with_results(content: bytes, grid: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """Put the results that a spreadsheet program has stored in the place of formulas; one without stays one."""
    book = load_workbook(checked(content), read_only=True, data_only=True)  # type: ignore[no-untyped-call]
    results = _grid(book[book.sheetnames[0]])
    book.close()
    return [
        [
            results[row][at] if cell[1] == "formula" and _has(results, row, at) else cell
            for at, cell in enumerate(line)
        ]
        for row, line in enumerate(grid)
    ]


def _has(grid: Sequence[Sequence[Cell]], row: int, at: int) -> bool:
    return row < len(grid) and at < len(grid[row]) and bool(grid[row][at][0])


def _grid(page: Any) -> list[list[Cell]]:
    rows = page.iter_rows(min_row=1, max_row=MOST_LINES + 1, max_col=MOST_COLUMNS + 1)
    grid = [[read_cell(one) for one in row] for row in rows]
    for line in grid:
        while line and line[-1] == ("", None):
            line.pop()
    if len(grid) > MOST_LINES or any(len(line) > MOST_COLUMNS for line in grid):
        raise TooLarge
    return grid


def _head(book: Any) -> str:
    """Return the signed head that was hidden in the file, "" where there is none."""
    if HEAD_SHEET not in book.sheetnames:
        return ""
    rows = book[HEAD_SHEET].iter_rows(min_row=1, max_row=MOST_HEAD, max_col=1, values_only=True)
    return "".join(row[0] for row in rows if row and isinstance(row[0], str))


def _lines(grid: Sequence[Sequence[Cell]]) -> Iterator[FileLine]:
    """Yield the units of a file of ours; its columns are found by their keys, wherever they were moved."""
    names = [text for text, _ in grid[0]] if grid else []
    for line in grid[FIRST_LINE:]:
        cells = dict(zip(names, line, strict=False))
        key = cells.get(KEY, ("", None))[0]
        if key:
            yield _line(key, cells)


def _line(key: str, cells: Mapping[str, Cell]) -> FileLine:
    asked = {path: cell for path, cell in cells.items() if path not in {*FIXED, WHY, ""}}
    return FileLine(
        key,
        cells.get(NAME, ("", None))[0],
        {path: text for path, (text, trouble) in asked.items() if trouble is None},
        cells.get(WHY, ("", None))[0],
        {path: trouble for path, (_, trouble) in asked.items() if trouble is not None},
    )


def read_cell(cell: Any) -> Cell:
    """Return what a cell holds as a person would type it, and what is wrong with it where something is."""
    value, kind = cell.value, getattr(cell, "data_type", "n")
    if kind == "f":
        return "", "formula"
    if kind == "e":
        return "", "error"
    if "%" in str(getattr(cell, "number_format", "")) and isinstance(value, int | float):
        return f"{_number(Decimal(str(value)) * 100)}%", None
    return _text(value)[:LONGEST], None


def _text(value: object) -> str:
    """Write what a cell holds as a person would type it."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case int() | float():
            return _number(value)
        case dt.datetime():
            day = _day(value.date())
            return day if value.time() == dt.time() else f"{day} {writing.write_time(value.time())}"
        case dt.date():
            return _day(value)
        case dt.time():
            return writing.write_time(value)
    return tidy(str(value))


def tidy(text: str) -> str:
    """Return a text without letters that no text has."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\x00", "").strip()


def _number(value: float | Decimal) -> str:
    try:
        exact = Decimal(str(value))
        return f"{exact.normalize():f}" if exact.is_finite() and abs(exact) < 10**18 else str(value)
    except InvalidOperation:
        return str(value)


def _day(day: dt.date) -> str:
    """Write a day; one that was typed into Excel with its Buddhist year lies five centuries ahead."""
    if day.year < BUDDHIST_FROM:
        return writing.write_date(day)
    try:
        return writing.write_date(day.replace(year=day.year - ERA))
    except ValueError:
        return str(day)
