"""The clock of a duty that is owed every month on the same day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from engine.obligations.calendar import buddhist, day_of_month
from engine.obligations.periods import Period
from engine.obligations.tables import Table

LAST_DAY = 31


@dataclass(frozen=True, slots=True)
class MonthDay:
    """Day 31 stands for the last day of every month; without first or last the series has no end there."""

    day: int
    first: date | None = None
    last: date | None = None


def read(table: Table) -> MonthDay | None:
    """Read `{ every = "month", day = 27, first = 2021-10-27, last = 2022-09-27 }`."""
    table.text("every")
    first, last = table.day("first", required=False), table.day("last", required=False)
    if first and last and last < first:
        table.fault("last", "lies before first", "exchange the two days")
    day = LAST_DAY if table.says("day", "last") else table.whole("day", least=1, most=LAST_DAY)
    return MonthDay(day, first, last) if day else None


def periods(clock: MonthDay, _facts: Mapping[str, str], since: date, until: date) -> tuple[Period, ...]:
    """Return the rounds whose day lies in the span; a round keeps its number whatever the span is."""
    start = clock.first or since
    end = min(until, clock.last or until)
    rounds = (
        Period(f"{buddhist(due.year)}-{due.month:02}", due, None, buddhist(due.year), due.month, number)
        for number, due in enumerate(_days(clock.day, start, end), start=1)
    )
    return tuple(_unnumbered(one, clock) for one in rounds if one.due >= since)


def _unnumbered(period: Period, clock: MonthDay) -> Period:
    """Drop the number of a series whose first round is not printed: it would count from the span."""
    if clock.first:
        return period
    return Period(period.key, period.due, None, period.year_be, period.month)


def _days(day: int, start: date, end: date) -> Iterator[date]:
    months = range(start.year * 12 + start.month - 1, end.year * 12 + end.month)
    for month in months:
        due = day_of_month(month // 12, month % 12 + 1, day)
        if start <= due <= end:
            yield due
