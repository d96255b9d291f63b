"""The clock of a duty that is owed every quarter or every year, once or at least so often."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, cast

from engine.conversation.bubbles import say
from engine.obligations.calendar import fiscal_span, fiscal_year
from engine.obligations.kinds.ground import Ground
from engine.obligations.kinds.spans import month_of, quarter_of
from engine.obligations.periods import Period
from engine.obligations.tables import Table

OFTEN = 100


@dataclass(frozen=True, slots=True)
class LongRounds:
    """Every quarter's last day, every year's last day, or the last day of one month every year."""

    every: Literal["quarter", "year"]
    month: int | None = None
    first: date | None = None
    last: date | None = None
    times: int = 1


def read(table: Table) -> LongRounds | None:
    """Read `{ every = "quarter" }`, `{ every = "year", in_month = 3 }` or `{ every = "year", times = 2 }`."""
    every = table.text("every")
    month = table.whole("in_month", least=1, most=12, required=False) if every == "year" else None
    first, last = table.day("first", required=False), table.day("last", required=False)
    if first and last and last < first:
        table.fault("last", say("lies before first"), say("exchange the two days"))
    times = table.whole("times", least=1, most=OFTEN, required=False) or 1
    return LongRounds(cast(Literal["quarter", "year"], every), month, first, last, times)


def periods(clock: LongRounds, ground: Ground) -> tuple[Period, ...]:
    """Return the rounds whose day lies in the bounds of the series."""
    start, end = clock.first or ground.first, clock.last or ground.last
    years = range(fiscal_year(start), fiscal_year(end) + 1)
    spans = (
        one for year in years for one in (_quarters(year) if clock.every == "quarter" else _year(clock, year))
    )
    return tuple(
        again for one in spans if one.due and start <= one.due <= end for again in _times(one, clock.times)
    )


def _quarters(year: int) -> Iterator[Period]:
    for quarter in range(1, 5):
        first, last = quarter_of(year, quarter)
        yield Period(f"{year}-q{quarter}", last, year_be=year, quarter=quarter, opens=first)


def _year(clock: LongRounds, year: int) -> Iterator[Period]:
    first, last = month_of(year, clock.month) if clock.month else fiscal_span(year)
    yield Period(f"{year}", last, year_be=year, opens=first)


def _times(period: Period, times: int) -> Iterator[Period]:
    if times == 1:
        yield period
        return
    for time in range(1, times + 1):
        yield replace(period, key=f"{period.key}.{time}", number=time)
