"""The clock of a duty that is owed every month: on a day, on a day that an admin sets, or so often a month."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engine.conversation.bubbles import say
from engine.obligations.calendar import buddhist, day_of_month
from engine.obligations.kinds.ground import Ground
from engine.obligations.periods import A_DATE, Period
from engine.obligations.tables import Table

LAST_DAY = 31
OFTEN = 31


@dataclass(frozen=True, slots=True)
class MonthDay:
    """Day 31 stands for the last day of every month; without first or last the fiscal year bounds the series.

    Without a day nobody printed one: each month waits for a date. With `times` the month's last day is meant.
    """

    day: int | None = None
    first: date | None = None
    last: date | None = None
    times: int = 0


def read(table: Table) -> MonthDay | None:
    """Read `{ every = "month", day = 27, first = 2021-10-27, last = 2022-09-27 }`."""
    table.text("every")
    first, last = table.day("first", required=False), table.day("last", required=False)
    if first and last and last < first:
        table.fault("last", say("lies before first"), say("exchange the two days"))
    times = table.whole("times", least=1, most=OFTEN, required=False) or 0
    is_last = table.says("day", "last") or (times and not table.has("day"))
    day = LAST_DAY if is_last else table.whole("day", least=1, most=LAST_DAY, required=False)
    return MonthDay(day, first, last, times)


def periods(clock: MonthDay, ground: Ground) -> tuple[Period, ...]:
    """Return the rounds of the series, oldest first; numbers count from its first round."""
    start, end = clock.first or ground.first, clock.last or ground.last
    days = tuple(_days(clock.day or LAST_DAY, start, end))
    return tuple(
        one for number, due in enumerate(days, start=1) for one in _rounds(clock, due, number, start)
    )


def _rounds(clock: MonthDay, due: date, number: int, start: date) -> Iterator[Period]:
    key = f"{buddhist(due.year)}-{due.month:02}"
    opens = max(start, due.replace(day=1)) if clock.times or clock.day is None else None
    waits = () if clock.day else (A_DATE,)
    for time in range(1, max(clock.times, 1) + 1):
        yield Period(
            f"{key}.{time}" if clock.times > 1 else key,
            due if clock.day else None,
            year_be=buddhist(due.year),
            month=due.month,
            number=time if clock.times > 1 else number,
            opens=opens,
            waits=waits,
        )


def _days(day: int, start: date, end: date) -> Iterator[date]:
    months = range(start.year * 12 + start.month - 1, end.year * 12 + end.month)
    for month in months:
        due = day_of_month(month // 12, month % 12 + 1, day)
        if start <= due <= end:
            yield due
