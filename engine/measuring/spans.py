"""Say in which month of the fiscal year a report counts, and to which quarter a month belongs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

By = Literal["", "month", "quarter"]
BUDDHIST = 543
# A fiscal year begins in October: its first quarter is October to December.
FIRST_MONTH = 10


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of the common era."""

    year: int
    month: int

    @property
    def key(self) -> str:
        """Return its name as rounds have it: `2564-11`."""
        return f"{self.year + BUDDHIST}-{self.month:02d}"

    @property
    def fiscal_year(self) -> int:
        """Return the Buddhist fiscal year it lies in."""
        return self.year + BUDDHIST + (self.month >= FIRST_MONTH)

    @property
    def quarter(self) -> str:
        """Return the fiscal quarter it lies in: `2565-q1`."""
        return f"{self.fiscal_year}-q{(self.month - FIRST_MONTH) % 12 // 3 + 1}"


def month_of(period: str, sent: date) -> Month:
    """Return the month that a round is about; of a quarter its last, of any other round the one it was first sent in."""
    round_, _, _ = period.partition(".")
    year, _, rest = round_.partition("-")
    if year.isdigit() and rest.isdigit() and 1 <= int(rest) <= 12:
        return Month(int(year) - BUDDHIST, int(rest))
    if year.isdigit() and rest in {"q1", "q2", "q3", "q4"}:
        return _last_of(int(year) - BUDDHIST, int(rest[1:]))
    return Month(sent.year, sent.month)


def span_of(month: Month, by: By) -> str:
    """Name the span that a month is counted in; the whole is nameless."""
    return {"": "", "month": month.key, "quarter": month.quarter}[by]


def spans(months: Iterable[Month], by: By) -> tuple[str, ...]:
    """Name the spans from the first month to the last, without a gap."""
    found = sorted(set(months))
    if not by or not found:
        return ("",) if not by else ()
    every = [found[0]]
    while every[-1] < found[-1]:
        every.append(_next(every[-1]))
    return tuple(dict.fromkeys(span_of(one, by) for one in every))


def _next(month: Month) -> Month:
    return Month(month.year + month.month // 12, month.month % 12 + 1)


def _last_of(fiscal: int, quarter: int) -> Month:
    month = (FIRST_MONTH - 1 + quarter * 3 - 1) % 12 + 1
    return Month(fiscal - (month >= FIRST_MONTH), month)
