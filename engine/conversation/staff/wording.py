"""Name the buttons about the people of an office; days are counted from one day on, so that a button can hold two."""

from datetime import date, timedelta
from typing import Final

from engine.conversation.council.handing import FIRST_DAY

STAFF: Final = "staff"
"""Show the people of an office, or the offices below, from a page on."""

MEMBER: Final = "member"
"""Show one of them, with what may be done."""

ACT: Final = "acts"
"""Name somebody who acts for another one: who, from when, until when, and be sure."""

WHOLE: Final = "whole"
"""Give all groups of an office to another office: which, and be sure."""

OF_STAFF: Final = frozenset({STAFF, MEMBER, ACT, WHOLE})
NOBODY: Final = "-"
_LONGEST: Final = 512
LONGEST: Final = timedelta(days=366)


def number_of(day: date) -> int:
    """Count a day for a button."""
    return (day - FIRST_DAY).days


def both(first: date, last: date) -> int:
    """Count two days for a button."""
    return number_of(first) * _LONGEST + (last - first).days


def day_of(number: int) -> date:
    """Return the day that a button holds."""
    return FIRST_DAY + timedelta(days=number)


def days_of(number: int) -> tuple[date, date]:
    """Return the two days that a button holds."""
    first = day_of(number // _LONGEST)
    return first, first + timedelta(days=number % _LONGEST)


def picked_day(picked: str) -> date | None:
    """Read the day that was picked."""
    try:
        return date.fromisoformat(picked[:10]) if picked else None
    except ValueError:
        return None
