"""Turn a duty's clock into rounds with days.

A kind of clock is one file in `kinds/`: its value, how it is read, and its rounds. A kind that is not
named here is a fault when the pack is read, never silently ignored.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from engine.obligations.calendar import fiscal_span
from engine.obligations.kinds import cohort_day, fixed_day, month_day
from engine.obligations.kinds.cohort_day import CohortDay
from engine.obligations.kinds.fixed_day import FixedDay
from engine.obligations.kinds.month_day import MonthDay
from engine.obligations.periods import Period
from engine.obligations.programme import Due, Duty, Programme
from engine.obligations.tables import Table

# A cut-off more than a year before its due day would belong to another round.
LONGEST_COLLECTING = timedelta(days=366)
KNOWN = 'a date, { by = "COHORT", ... } or { every = "month", day = 27 }'


def read(table: Table) -> Due | None:
    """Read one clock of a pack by its shape."""
    reader = _reader(table)
    if reader is None:
        table.fault("", "is a kind of clock that is not built yet", f"write {KNOWN}")
        return None
    clock = reader(table)
    table.close()
    return clock


def dues(
    duty: Duty, programme: Programme, facts: Mapping[str, str], since: date, until: date
) -> tuple[Period, ...]:
    """Return the rounds of a duty that are due in a span, both ends included, oldest first.

    Nothing is due outside the programme's fiscal year unless the pack prints that day itself.
    """
    rounds = periods(_bounded(duty.due, programme), facts, since, until)
    return tuple(_with_cut_off(one, duty.collect_until, facts) for one in rounds)


def periods(clock: Due, facts: Mapping[str, str], since: date, until: date) -> tuple[Period, ...]:
    """Return the bare rounds of a clock."""
    match clock:
        case FixedDay():
            return fixed_day.periods(clock, facts, since, until)
        case CohortDay():
            return cohort_day.periods(clock, facts, since, until)
        case MonthDay():
            return month_day.periods(clock, facts, since, until)


def waits_for(duty: Duty, facts: Mapping[str, str]) -> tuple[str, ...]:
    """Return the facts that are not set yet and without which the duty has no date."""
    clocks = [clock for clock in (duty.due, duty.collect_until) if clock]
    needed = (name for clock in clocks for name in _needs(clock))
    return tuple(dict.fromkeys(name for name in needed if not facts.get(name)))


def _needs(clock: Due) -> tuple[str, ...]:
    return (clock.by,) if isinstance(clock, CohortDay) else ()


def _reader(table: Table) -> Callable[[Table], Due | None] | None:
    if table.has("by"):
        return cohort_day.read
    if table.has("every"):
        return month_day.read if table.says("every", "month") else None
    return fixed_day.read if table.left() == ("day",) else None


def _bounded(clock: Due, programme: Programme) -> Due:
    """Give an open series the bounds of the fiscal year."""
    if not isinstance(clock, MonthDay):
        return clock
    start, end = fiscal_span(programme.fiscal_year)
    return replace(clock, first=clock.first or start, last=clock.last or end)


def _with_cut_off(period: Period, cut_off: Due | None, facts: Mapping[str, str]) -> Period:
    """Add the last cut-off day that is not after the due day."""
    if cut_off is None:
        return period
    before = periods(cut_off, facts, period.due - LONGEST_COLLECTING, period.due)
    return replace(period, collect_until=before[-1].due) if before else period
