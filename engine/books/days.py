"""Read and write days and months as people write them in a cell: a Thai date with its year, or the name of a month."""

import datetime as dt
from typing import Final

from thai import reading, writing
from thai.calendar.months import MONTHS

# A date that leaves its year unsaid is read near today; from both ends of a century it is another day, so it is none.
_FAR: Final = (dt.date(1990, 6, 15), dt.date(2060, 6, 15))
_BUDDHIST_FROM, _ERA = 2400, 543


def read_day(text: str) -> dt.date | None:
    """Return the day that a text names with its year; None where it names none for sure."""
    plain = _iso(text)
    if plain:
        return plain
    found = {str((reading.read("date", text, today) or {}).get("date", "")) for today in _FAR}
    day = found.pop()
    return dt.date.fromisoformat(day) if day and not found else None


def of_cell(day: dt.date) -> dt.date | None:
    """Return the day of a date cell; one that was typed with its Buddhist year lies five centuries ahead."""
    if day.year < _BUDDHIST_FROM:
        return day
    try:
        return day.replace(year=day.year - _ERA)
    except ValueError:
        return None


def write_day(day: dt.date) -> str:
    """Write a day with its Buddhist year."""
    return writing.write_date(day)


def read_month(text: str) -> int | None:
    """Return the number of a month that is named."""
    return MONTHS.get(text.strip().lower())


def write_month(month: int) -> str:
    """Write the short name of a month."""
    return writing.write_month(2000, month).split(" ")[0]


def _iso(text: str) -> dt.date | None:
    try:
        return of_cell(dt.date.fromisoformat(text.strip()))
    except ValueError:
        return None
