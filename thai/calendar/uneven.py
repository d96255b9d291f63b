"""Read a span of which one end is a month and the other a day: from the first of the month, or to its last."""

import datetime as dt

from thai.calendar import days
from thai.calendar.dates import dated, day_of
from thai.calendar.periods import Month, Span, months, nearest_month
from thai.calendar.weekdays import without_weekdays


def from_month(month: Month, right: str, today: dt.date) -> Span | None:
    """Read a month and a day of a later one, such as มิ.ย. - 29 ก.ค. 65."""
    bare_right, _ = without_weekdays(right)
    said = days.parse(bare_right, today)
    end = dated(right, today) or day_of(right, today)
    if end is None or said is None or (said.year is None and month.year is not None):
        return None
    year = month.year if month.year is not None else end.year - (month.month > end.month)
    start = dt.date(year, month.month, 1)
    return (start, end) if start < end and (start.year, start.month) != (end.year, end.month) else None


def to_month(left: str, month: Month | None, today: dt.date) -> Span | None:
    """Read a day and a later month, such as 15 มิ.ย. - ก.ค. 65."""
    bare_left, weekdays = without_weekdays(left)
    first = days.parse(bare_left, today)
    if month is None or first is None or (first.year is not None and month.year is None):
        return None
    last = nearest_month(month, today)
    if last is None or last.year is None or last.month == first.month:
        return None
    year = first.year if first.year is not None else last.year - (first.month > last.month)
    start, whole = days.on(year, first.month, first.day), months(last, last, today)
    if start is None or whole is None or any(day != start.weekday() for day in weekdays):
        return None
    return (start, whole[1]) if start < whole[0] else None
