"""Hold what a clock stands on while its rounds are worked out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from engine.obligations.facts import Facts
from engine.obligations.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Ground:
    """The year, its bounds for an open series, the facts, the working days, and days of other clocks.

    `day_of` returns the day of `duties.ID` or `stages.ID`, as far as it is known.
    """

    fiscal_year: int
    first: date
    last: date
    facts: Facts
    working: WorkingDays
    day_of: Callable[[str], date | None]

    def shifted(self, day: date, days: int, *, working: bool) -> date:
        """Return the day so many days, or working days, later; earlier when the number is negative."""
        if not working:
            return day + timedelta(days=days)
        return self.working.after(day, days) if days >= 0 else self.working.before(day, -days)
