"""Name the months and quarters of a Buddhist fiscal year by their first and last days."""

from datetime import date

from engine.obligations.calendar import BUDDHIST_OFFSET, FISCAL_START_MONTH, day_of_month

MONTHS_A_QUARTER = 3
Span = tuple[date, date]


def month_of(fiscal_year: int, month: int) -> Span:
    """Return a calendar month (1 to 12) of a fiscal year."""
    year = fiscal_year - BUDDHIST_OFFSET - (month >= FISCAL_START_MONTH)
    return date(year, month, 1), day_of_month(year, month, 31)


def quarter_of(fiscal_year: int, quarter: int) -> Span:
    """Return a quarter (1 is October to December) of a fiscal year."""
    months = [(FISCAL_START_MONTH - 1 + 3 * (quarter - 1) + one) % 12 + 1 for one in range(MONTHS_A_QUARTER)]
    return month_of(fiscal_year, months[0])[0], month_of(fiscal_year, months[-1])[1]
