"""The clock of a duty that is owed once, on one printed day."""

from dataclasses import dataclass
from datetime import date

from engine.obligations.kinds.ground import Ground
from engine.obligations.periods import ONCE, Period
from engine.obligations.tables import Table


@dataclass(frozen=True, slots=True)
class FixedDay:
    day: date


def read(table: Table) -> FixedDay | None:
    """Read `{ day = 2021-11-30 }`; the bare date of a pack arrives in the same shape."""
    day = table.day("day")
    return FixedDay(day) if day else None


def periods(clock: FixedDay, _ground: Ground) -> tuple[Period, ...]:
    """Return the one round."""
    return (Period(ONCE, clock.day),)
