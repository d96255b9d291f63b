"""Name what a person has to look at in a rolled pack: days on which offices are closed, ends of February, years in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from engine.obligations.programme import Programme
from engine.obligations.titles import titled
from engine.obligations.working_days import WorkingDays
from engine.outline.days import cohort
from engine.outline.moments import year_of
from engine.rolling.days import FEBRUARY

END_OF_FEBRUARY = "end of February"
FIRST_DOUBTFUL = 28
BUDDHIST_YEAR = re.compile(r"(?<!\d)25\d\d(?!\d|\.\d)|\u0e52\u0e55[\u0e50-\u0e59]{2}")


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A day of the new year that somebody should look at, and why."""

    day: date
    kind: str
    name: str
    why: str


def days(programme: Programme, working: WorkingDays) -> Iterator[Doubtful]:
    """Yield the doubtful days, oldest first."""
    confirmed = replace(
        programme,
        unconfirmed=False,
        duties=tuple(replace(one, unconfirmed=False) for one in programme.duties),
    )
    for one in year_of(confirmed, working=working).entries:
        name = " ".join(filter(None, (titled(one.duty.name, one.period.key), cohort(programme, one.member))))
        is_end = one.day.month == FEBRUARY and one.day.day >= FIRST_DOUBTFUL
        for why in filter(None, (working.closed_by(one.day), END_OF_FEBRUARY if is_end else "")):
            yield Doubtful(one.day, one.kind, name, why)


def years_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that speak of a Buddhist year, with their numbers: nobody but a person knows whether it moves."""
    for number, line in enumerate(text.splitlines(), start=1):
        if BUDDHIST_YEAR.search(line):
            yield number, line.strip()
