"""Tables of dates to fill in: as CSV, or as a workbook whose days may be typed as Excel's own or in Thai."""

import csv
import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

import click

from exports import workbooks
from exports.rosters import books, csvs
from exports.safe_books import NotABook, TooLarge
from exports.tables import Column, Table
from thai.calendar.dates import day_of
from thai.text import normalise

DATE = "date"
_MOST = 20_000
_A_YEAR = re.compile(r"\d{4}")


def filled(path: Path) -> list[dict[str, str]]:
    """Return the rows that hold a value, by the titles of their columns."""
    try:
        rows = _rows(path)
    except (NotABook, TooLarge) as error:
        raise click.ClickException(f"{path} cannot be read: save it anew as .xlsx or CSV UTF-8") from error
    titles = rows[0] if rows else []
    found = [dict(zip(titles, [*row, *[""] * len(titles)], strict=False)) for row in rows[1:]]
    return [row for row in found if row.get(DATE, "").strip()]


def write(path: Path, columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> None:
    """Write rows to be filled in."""
    if path.suffix.lower() == ".xlsx":
        workbooks.write([Table(DATE, tuple(Column(one, one) for one in columns), rows)], path)
        return
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)


def day_in(value: str) -> date:
    """Return the day that is written, with its year; ValueError for anything else."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        typed = normalise(value)
        # The year is always written, so no other day decides about it.
        day = day_of(typed, date(2000, 1, 1)) if _A_YEAR.search(typed) else None
    if day is None:
        raise ValueError(f"{value} is no date; write it as 2022-05-31")
    return day


def _rows(path: Path) -> list[list[str]]:
    with path.open("rb") as file:
        door = books.opened(file) if path.suffix.lower() == ".xlsx" else csvs.opened(file, path.stem)
        with door as sheets:
            _, lines = next(sheets)
            return [line.cells for line in islice(lines, _MOST) if line.cells]
