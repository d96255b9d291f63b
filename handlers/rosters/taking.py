"""Take a roster in, batch by batch: cohorts first, for clocks rest on them, then offices, units, and the people of both."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from engine.roster.wanted import Wanted
from handlers.desk import Desk
from handlers.rosters import cohorts, offices, people, units
from handlers.rosters.offices import Offices
from handlers.rosters.seats import Seats
from handlers.rosters.work import Bench, Work
from models import rosters
from models import units as unit_rows
from models.rosters import OFFICE, PERSON, UNIT

A_BATCH: Final = 500
SORTS: Final = (OFFICE, UNIT, PERSON)
_A_PAGE: Final = 500


@dataclass(slots=True)
class Taking:
    """One reading of a roster under way."""

    work: Work
    _offices: Offices = field(default_factory=Offices)
    _seats: Seats = field(default_factory=Seats)
    _is_loaded: bool = False

    def take(self, desk: Desk, batch: Sequence[Wanted]) -> None:
        """Take in one batch, in the transaction of this desk."""
        bench = Bench(self.work, desk)
        if not self._is_loaded:
            self._offices, self._is_loaded = offices.load(bench), True
        cohorts.take(bench, batch)
        for one in batch:
            if one.office is not None:
                offices.listed(bench, self._offices, one.spot, one.office)
        of_rows = units.take(bench, self._offices, self._seats, batch)
        people.take(bench, self._offices, batch, of_rows)
        offices.write(bench, self._offices)
        if self.work.writes:
            rosters.keep_lines(desk.connection, bench.lines)
        self.work.seen.settle()


@dataclass(frozen=True, slots=True)
class Gone:
    """Something that an earlier roster of this name brought, and that does not stand in it any more. It goes on as it is."""

    sort: str
    subject_id: str
    name: str


def gone(desk: Desk, work: Work) -> Iterator[Gone]:
    """Yield what stands in this roster no more; nothing of it is ended."""
    for sort in SORTS:
        page: list[rosters.Line] = []
        for line in rosters.every_line(desk.connection, work.programme.home, work.name, sort):
            page.append(line)
            if len(page) == _A_PAGE:
                yield from _gone(desk, work, sort, page)
                page = []
        yield from _gone(desk, work, sort, page)


def _gone(desk: Desk, work: Work, sort: str, page: Sequence[rosters.Line]) -> Iterator[Gone]:
    left = set(work.seen.without(sort, [line.key for line in page]))
    subjects = [line.subject_id for line in page if line.key in left]
    names = {one.id: one.name for one in unit_rows.of_ids(desk.connection, subjects)} if sort == UNIT else {}
    for subject_id in subjects:
        yield Gone(sort, subject_id, names.get(subject_id, ""))
