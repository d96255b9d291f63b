"""Lay the days of a month out as weeks."""

from dataclasses import dataclass
from datetime import date, timedelta

from engine.boards.weeks import A_WEEK, monday


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the common era."""

    year: int
    month: int

    @property
    def first(self) -> date:
        """Return its first day."""
        return date(self.year, self.month, 1)

    @property
    def key(self) -> str:
        """Name it as addresses do: `2021-11`."""
        return f"{self.year:04}-{self.month:02}"

    def moved(self, by: int) -> "Month":
        """Return the month so many months later."""
        number = self.year * 12 + self.month - 1 + by
        return Month(number // 12, number % 12 + 1)


def month_of(day: date) -> Month:
    """Return the month of a day."""
    return Month(day.year, day.month)


def read(key: str) -> Month | None:
    """Read the name of a month; None for what names none that a calendar has."""
    year, dash, month = key.partition("-")
    is_name = len(year) == 4 and len(month) == 2 and dash and (year + month).isdecimal() and key.isascii()
    if not is_name or not 1 <= int(month) <= 12 or not 2000 <= int(year) <= 2200:
        return None
    return Month(int(year), int(month))


def grid(month: Month) -> tuple[tuple[date, ...], ...]:
    """Return the weeks of a month, from Monday to Sunday, with the days around it that fill them."""
    found, at, end = [], monday(month.first), month.moved(1).first
    while at < end:
        found.append(tuple(at + timedelta(days=number) for number in range(7)))
        at += A_WEEK
    return tuple(found)
