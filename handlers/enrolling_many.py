"""Open what many units owe at once: what one unit at a time would open, in a few statements for all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from engine.obligations.among import is_among
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.clocks import rounds
from engine.obligations.facts import Facts
from engine.obligations.periods import Period
from engine.obligations.programme import Duty, Programme
from engine.obligations.working_days import WorkingDays
from handlers import enrolling, resting
from handlers.desk import Desk
from models import notices, obligations, offices, units
from models.units import Unit

# What units know of their clocks, by the rows it rests on: units of one place mostly know the same.
Known = tuple[tuple[int, ...], Facts]


@dataclass(slots=True)
class Batch:
    """The units of one transaction; what was worked out for one of them serves the others."""

    desk: Desk
    programme: Programme
    working: WorkingDays
    _rounds: dict[tuple[str, tuple[int, ...]], tuple[Period, ...]] = field(default_factory=dict)
    _areas: dict[str, str] = field(default_factory=dict)
    _filers: dict[tuple[str, str, str], str] = field(default_factory=dict)
    _facts: dict[tuple[int, ...], Facts] = field(default_factory=dict)

    def rows(self, found: Sequence[Unit]) -> Iterator[tuple[dict[str, object], list[dict[str, object]]]]:
        """Yield every round that these units owe from now on, with its reminders."""
        known = self._known(found)
        for unit in found:
            for duty in self.programme.duties:
                if duty.per == unit.kind:
                    yield from self._of_duty(duty, unit, known[unit.id])

    def _of_duty(
        self, duty: Duty, unit: Unit, known: Known
    ) -> Iterator[tuple[dict[str, object], list[dict[str, object]]]]:
        key, told = known
        if not is_among(duty, self.programme, unit.place, told, self.desk.now.date()):
            return
        office_id = self._filer(duty, unit)
        if not office_id:
            return
        for period in self._of_clock(duty, key, told):
            if period.due and period.due < day_in_bangkok(unit.made_at):
                continue
            row = enrolling.opened(self.desk, self.programme, duty, unit, period, office_id)
            steps = enrolling.steps_of(self.desk, self.programme, duty, str(row["id"]), period, self.working)
            yield row, steps

    def _of_clock(self, duty: Duty, key: tuple[int, ...], told: Facts) -> tuple[Period, ...]:
        found = self._rounds.get((duty.id, key))
        if found is None:
            found = tuple(rounds(duty, self.programme, told, self.working))
            self._rounds[duty.id, key] = found
        return found

    def _filer(self, duty: Duty, unit: Unit) -> str:
        """Return the office that files; only under an office over no one area does the unit's own place count."""
        if unit.office_id not in self._areas:
            own = offices.office(self.desk.connection, unit.office_id)
            self._areas[unit.office_id] = own.area if own else ""
        key = (str(duty.filed_by), unit.office_id, "" if self._areas[unit.office_id] else unit.place)
        if key not in self._filers:
            self._filers[key] = enrolling.filer(self.desk, self.programme, duty, unit)
        return self._filers[key]

    def _known(self, found: Sequence[Unit]) -> dict[str, Known]:
        rows = resting.rows_of(self.desk, self.programme, found)
        known: dict[str, Known] = {}
        for unit_id, (own, shared) in rows.items():
            key = tuple(one.id for one in (*own, *shared))
            if key not in self._facts:
                self._facts[key] = resting.told(own, shared, {})
            known[unit_id] = (key, self._facts[key])
        return known


def enrol_many(desk: Desk, programme: Programme, found: Sequence[Unit]) -> int:
    """Let units take part in a programme; those that did before are taken up one by one. Return how many are new in it."""
    there = units.enrolled(desk.connection, programme.id, [one.id for one in found])
    missing = [one for one in found if one.id not in there]
    again = units.ever_of(desk.connection, programme.id, [one.id for one in missing])
    for one in missing:
        if one.id in again:
            enrolling.enrol(desk, programme, one.id)
    new = [one for one in missing if one.id not in again]
    units.enrol_many(desk.connection, [one.id for one in new], programme.id, at=desk.now)
    _open(Batch(desk, programme, resting.working(desk)), new)
    return len(missing)


def _open(batch: Batch, new: Sequence[Unit]) -> None:
    rows, steps = list[dict[str, object]](), list[dict[str, object]]()
    for row, of_row in batch.rows(new):
        rows.append(row)
        steps += of_row
    obligations.owe_many(batch.desk.connection, rows)
    notices.plan_steps(batch.desk.connection, steps)
