"""The clock of a duty that is due within a month, a quarter, the year, or a printed span: its last day is meant."""

from dataclasses import dataclass
from datetime import date

from engine.conversation.bubbles import say
from engine.obligations.calendar import fiscal_span
from engine.obligations.kinds.ground import Ground
from engine.obligations.kinds.spans import Span, month_of, quarter_of
from engine.obligations.periods import ONCE, Period
from engine.obligations.tables import Table


@dataclass(frozen=True, slots=True)
class Within:
    """Months are those of the calendar (10 to 12 open the fiscal year), quarters those of the fiscal year."""

    month: int | None = None
    to_month: int | None = None
    quarter: int | None = None
    to_quarter: int | None = None
    first: date | None = None
    last: date | None = None


def read(table: Table) -> Within | None:
    """Read `{ in_month = 12 }`, `{ in_quarter = 1, to_quarter = 2 }`, `{ from = ..., to = ... }` or "fiscal_year"."""
    if table.says("word", "fiscal_year"):
        return Within()
    if table.has("in_month"):
        month = table.whole("in_month", least=1, most=12)
        return Within(month=month, to_month=table.whole("to_month", least=1, most=12, required=False))
    if table.has("in_quarter"):
        quarter = table.whole("in_quarter", least=1, most=4)
        to_quarter = table.whole("to_quarter", least=quarter or 1, most=4, required=False)
        return Within(quarter=quarter, to_quarter=to_quarter)
    first, last = table.day("from"), table.day("to")
    if first and last and last < first:
        table.fault("to", say("lies before from"), say("exchange the two days"))
    return Within(first=first, last=last) if first and last else None


def span(clock: Within, fiscal_year: int) -> Span:
    """Return the first and last day that is meant."""
    if clock.first and clock.last:
        return clock.first, clock.last
    if clock.month:
        first, _ = month_of(fiscal_year, clock.month)
        return first, max(first, month_of(fiscal_year, clock.to_month or clock.month)[1])
    if clock.quarter:
        first, _ = quarter_of(fiscal_year, clock.quarter)
        return first, quarter_of(fiscal_year, clock.to_quarter or clock.quarter)[1]
    return fiscal_span(fiscal_year)


def periods(clock: Within, ground: Ground) -> tuple[Period, ...]:
    """Return the one round: it opens with the first day and is due on the last."""
    first, last = span(clock, ground.fiscal_year)
    return (Period(ONCE, last, opens=first),)
