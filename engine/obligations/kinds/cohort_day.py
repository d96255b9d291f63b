"""The clock of a duty whose day depends on a cohort, such as the tranche of a province."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from engine.obligations.periods import ONCE, Period
from engine.obligations.tables import Table


@dataclass(frozen=True, slots=True)
class DayOf:
    value: str
    day: date


@dataclass(frozen=True, slots=True)
class CohortDay:
    by: str
    days: tuple[DayOf, ...]


def read(table: Table) -> CohortDay | None:
    """Read `{ by = "tranche", "1" = 2022-01-31, "2" = 2022-05-31 }`."""
    by = table.text("by")
    days = [DayOf(value, day) for value in table.left() if (day := table.day(value))]
    if not days:
        table.fault("", "names no cohort's day", 'add one, such as "1" = 2022-01-31')
    return CohortDay(by, tuple(days)) if by and days else None


def periods(clock: CohortDay, facts: Mapping[str, str], since: date, until: date) -> tuple[Period, ...]:
    """Return the round of the unit's cohort; nothing while the cohort is not set."""
    mine = facts.get(clock.by)
    return tuple(
        Period(ONCE, one.day) for one in clock.days if one.value == mine and since <= one.day <= until
    )
