"""Shift a day by whole years; the last day of February stays the last day of February."""

import calendar
from datetime import date

FEBRUARY = 2


def shifted(day: date, years: int) -> date:
    """Return the same day so many years later."""
    year = day.year + years
    if day.month != FEBRUARY:
        return day.replace(year=year)
    last = calendar.monthrange(year, FEBRUARY)[1]
    was_last = day.day == calendar.monthrange(day.year, FEBRUARY)[1]
    return date(year, FEBRUARY, last if was_last else day.day)
