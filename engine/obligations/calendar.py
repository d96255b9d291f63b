"""Know Thai years: Bangkok's day, Buddhist years, and fiscal years that start on 1 October.

Nothing here asks what day it is; days and moments come in as arguments.
"""

import calendar
from datetime import date, datetime, timedelta, timezone

# Thailand has had no daylight saving since 1920, so a fixed offset is exact and needs no zone files.
BANGKOK = timezone(timedelta(hours=7), "Asia/Bangkok")
BUDDHIST_OFFSET = 543
FISCAL_START_MONTH = 10


def day_in_bangkok(at: datetime) -> date:
    """Return the calendar day in Bangkok at an aware moment."""
    return in_bangkok(at).date()


def in_bangkok(at: datetime) -> datetime:
    """Return the same moment on Bangkok's clock; a naive moment is a programmer's mistake."""
    if at.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be placed in Bangkok")
    return at.astimezone(BANGKOK)


def buddhist(year: int) -> int:
    """Return the Buddhist year of a common-era year."""
    return year + BUDDHIST_OFFSET


def fiscal_year(day: date) -> int:
    """Return the Buddhist fiscal year that a day belongs to."""
    return buddhist(day.year + (day.month >= FISCAL_START_MONTH))


def fiscal_span(fiscal_year_be: int) -> tuple[date, date]:
    """Return the first and last day of a Buddhist fiscal year."""
    year = fiscal_year_be - BUDDHIST_OFFSET
    return date(year - 1, FISCAL_START_MONTH, 1), date(year, FISCAL_START_MONTH - 1, 30)


def day_of_month(year: int, month: int, day: int) -> date:
    """Return that day, or the month's last day when the month is shorter."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))
