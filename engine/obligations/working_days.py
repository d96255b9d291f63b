"""Know which days are worked on in Thailand: weekends, public holidays, and days that an admin added."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

SATURDAY = 5
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The working week, less the public holidays, less the days in `also_off`."""

    also_off: frozenset[date] = frozenset()

    def is_worked(self, day: date) -> bool:
        """Say whether offices are open."""
        return day.weekday() < SATURDAY and day not in self.also_off and day not in holidays_of(day.year)

    def closed_by(self, day: date) -> str:
        """Say why offices are closed: a holiday's name, `declared off` or `weekend`; empty when they are open."""
        name = holiday_names(day.year).get(day, "declared off" if day in self.also_off else "")
        return name or ("weekend" if day.weekday() >= SATURDAY else "")

    def after(self, day: date, count: int) -> date:
        """Return the working day that lies so many working days behind a day."""
        for _ in range(count):
            day = self.on_or_after(day + DAY)
        return day if count else self.on_or_after(day)

    def before(self, day: date, count: int) -> date:
        """Return the working day that lies so many working days before a day."""
        for _ in range(count):
            day = self.on_or_before(day - DAY)
        return day if count else self.on_or_before(day)

    def on_or_after(self, day: date) -> date:
        """Return the day, or the first working day behind it."""
        while not self.is_worked(day):
            day += DAY
        return day

    def on_or_before(self, day: date) -> date:
        """Return the day, or the last working day before it."""
        while not self.is_worked(day):
            day -= DAY
        return day


def working_days(also_off: Iterable[date] = ()) -> WorkingDays:
    """Return the working days, with what an admin added."""
    return WorkingDays(frozenset(also_off))


@cache
def holidays_of(year: int) -> frozenset[date]:
    """Return the public holidays of a common-era year."""
    return frozenset(holiday_names(year))


@cache
def holiday_names(year: int) -> Mapping[date, str]:
    """Return the Thai names of a year's public holidays; the library is loaded at the first question."""
    from holidays import country_holidays  # noqa: PLC0415 - a chat does not pay for it

    return dict(country_holidays("TH", years=year, language="th"))
