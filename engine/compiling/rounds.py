"""Say which rounds of a lower duty fall into a round of an upper one, by their keys and days alone."""

from datetime import date

from engine.obligations.calendar import BUDDHIST_OFFSET, day_of_month, fiscal_span
from engine.obligations.kinds.spans import quarter_of
from engine.obligations.periods import ONCE

Span = tuple[date, date]
LAST_DAY = 31


def falls_in(lower: str, upper: str, day: date | None = None) -> bool:
    """Say whether a lower round belongs to an upper one: the same, or one whose time lies within it.

    What has no time of its own, such as what is owed once, belongs to whatever is built from it; `day` is the due
    day of the lower round, for occurrences whose names say nothing.
    """
    if lower == upper or ONCE in {lower, upper}:
        return True
    outer, inner = span_of(upper), span_of(lower)
    if outer is None:
        return False
    if inner is None:
        return day is not None and outer[0] <= day <= outer[1]
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def span_of(key: str) -> Span | None:
    """Return the days of a round called `2565-01`, `2565-q2` or `2565`; None for any other."""
    year, dash, part = _bare(key).partition("-")
    if len(year) != len("2565") or not year.isdecimal():
        return None
    if not dash:
        return fiscal_span(int(year))
    if part.startswith("q") and part[1:].isdecimal():
        return quarter_of(int(year), int(part[1:]))
    return _month(int(year) - BUDDHIST_OFFSET, int(part)) if part.isdecimal() else None


def _bare(key: str) -> str:
    return key.partition(".")[0]


def _month(year: int, month: int) -> Span:
    return date(year, month, 1), day_of_month(year, month, LAST_DAY)
