"""Find the rows of a form's sheets again, so that a problem can name its row. Only row numbers come from here.

A row's number is the one an author sees: the line of a Markdown file, the row of a spreadsheet.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from engine.forms.problems import Problem

_CELLS: Final = re.compile(r"\s*\|(.*)\|\s*")
_RULE: Final = re.compile(r"[|\-]+")
_PIPE: Final = re.compile(r"(?<!\\)\|")
_TAIL: Final = re.compile(r"(.*)#[^|]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the header: its number, and its cells by column."""

    number: int
    cells: Mapping[str, str]
    surplus: int = 0


Sheets = Mapping[str, tuple[Row, ...]]
Raw = Iterable[tuple[str, int, list[str]]]
"""Sheet, row number and cells, header first; no cells where a sheet begins, again or for the first time."""


def of_markdown(text: str) -> Sheets:
    """Read the tables of a Markdown form."""
    return _sheets(_raw_markdown(text))


def grids(text: str) -> dict[str, list[list[str]]]:
    """Return the sheets of a Markdown form as they stand: rows of cells, the head first."""
    found: dict[str, list[list[str]]] = {}
    for sheet, _, cells in _raw_markdown(text):
        if cells:
            found[sheet].append(cells)
        else:
            found[sheet] = []
    return {sheet: rows for sheet, rows in found.items() if rows}


def _raw_markdown(text: str) -> Iterator[tuple[str, int, list[str]]]:
    sheet = ""
    for number, line in enumerate(text.split("\n"), 1):
        commented = _TAIL.fullmatch(line)
        found = _CELLS.fullmatch(commented[1] if commented else line)
        if line.lstrip().startswith("#") or not found or _RULE.fullmatch(found[1]):
            continue
        first, *cells = (cell.strip().replace(r"\|", "|") for cell in _PIPE.split(found[1]))
        if first:
            sheet = first.lower()
            yield sheet, number, []
        if sheet and any(cells):
            yield sheet, number, cells


def of_csv(text: str) -> Sheets:
    """Read the sheets of a CSV form: the first column names the sheet."""
    return _sheets(_raw_csv(text))


def _raw_csv(text: str) -> Iterator[tuple[str, int, list[str]]]:
    sheet = ""
    reader = csv.reader(io.StringIO(text, newline=""))
    for row in reader:
        sheet = (row[0].strip().lower() or sheet) if row else sheet
        cells = [cell.strip() for cell in row[1:]]
        if any(cells):
            yield sheet, reader.line_num, cells


def _sheets(raw: Raw) -> Sheets:
    headers: dict[str, list[str]] = {}
    rows: dict[str, list[Row]] = {}
    for sheet, number, cells in raw:
        if not cells:
            headers.pop(sheet, None)
        elif sheet not in headers:
            headers[sheet], rows[sheet] = cells, []
        else:
            rows[sheet].append(_row(number, headers[sheet], cells))
    return {sheet: tuple(found) for sheet, found in rows.items()}


def _row(number: int, header: list[str], cells: list[str]) -> Row:
    named = {name: cell for name, cell in zip(header, cells, strict=False) if name and cell}
    return Row(number, named, max(0, len(cells) - len(header)))


def surplus(sheets: Sheets) -> list[Problem]:
    """Return a problem for each row with more cells than its header: a | was not escaped."""
    cure = r"write a | inside a cell as \|, or take the surplus cells away"
    return [
        Problem(sheet, row.number, f"has {row.surplus} more cells than the header", cure)
        for sheet, rows in sheets.items()
        for row in rows
        if row.surplus
    ]
