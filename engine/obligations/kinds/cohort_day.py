"""The clock of a duty whose day depends on a cohort, such as the tranche of a province."""

from dataclasses import dataclass
from datetime import date

from engine.conversation.bubbles import say
from engine.obligations.kinds.ground import Ground
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
        table.fault("", say("names no cohort's day"), say('add one, such as "1" = 2022-01-31'))
    return CohortDay(by, tuple(days)) if by and days else None


def periods(clock: CohortDay, ground: Ground) -> tuple[Period, ...]:
    """Return the round of the unit's cohort; while that is not set, the first of all days is the likely one."""
    mine = ground.facts.cohorts.get(clock.by)
    due = next((one.day for one in clock.days if one.value == mine), None)
    if due:
        return (Period(ONCE, due),)
    likely = min((one.day for one in clock.days), default=None)
    return (Period(ONCE, None, likely=likely, waits=(f"cohorts.{clock.by}",)),)
