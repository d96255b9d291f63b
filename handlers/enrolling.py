"""Open what a unit owes, and bring its days up to date when something that they rest on changes."""

from dataclasses import dataclass
from datetime import date

from engine.obligations.calendar import day_in_bangkok
from engine.obligations.clocks import rounds
from engine.obligations.periods import Period
from engine.obligations.programme import Duty, Programme
from engine.obligations.states import State, is_owed
from engine.obligations.working_days import WorkingDays
from engine.reminders.ladders import moments
from handlers import resting
from handlers.desk import Desk
from handlers.filling import new_id
from models import notices, obligations, offices, units
from models.obligations import Obligation
from models.offices import Office
from models.units import Unit

COLLECT, FILE = "collect", "file"
WHY_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class Reason:
    """Why days move, and who moved them; with `replans` reminders are placed anew even where no day moves."""

    why: str = ""
    person_id: str | None = None
    replans: bool = False


def enrol(desk: Desk, programme: Programme, unit_id: str) -> int:
    """Open every obligation of a unit that applies from today on; the ones that exist stay."""
    unit = units.unit(desk.connection, unit_id)
    return renew(desk, programme, unit, Reason("enrolled")) if unit else 0


def enrol_office(desk: Desk, programme: Programme, office: Office) -> int:
    """Open what an office owes for itself: it is a unit of its own kind, beside the units that it looks after."""
    if all(duty.per != office.kind for duty in programme.duties):
        return 0
    if units.unit(desk.connection, office.id) is None:
        units.add(
            desk.connection,
            id=office.id,
            programme=programme.id,
            kind=office.kind,
            name=office.name,
            place=office.area,
            office_id=office.id,
            attributes={},
            made_at=desk.now,
        )
    return enrol(desk, programme, office.id)


def renew(desk: Desk, programme: Programme, unit: Unit, reason: Reason) -> int:
    """Work a unit's rounds out again: open new ones, move days; return how many became others. Twice is as once."""
    known, working = resting.known(desk, programme, unit), resting.working(desk)
    there = {
        (row.duty, row.period): row
        for row in obligations.of_unit(desk.connection, unit.id, programme.id)
        if row.state != State.HANDED_OVER.value
    }
    changed = 0
    for duty in programme.duties:
        for period in rounds(duty, programme, known, working) if duty.per == unit.kind else ():
            row = there.get((duty.id, period.key))
            place = _Place(desk, programme, duty, working)
            changed += place.move(row, period, reason) if row else place.open(unit, period)
    return changed


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a round is being opened or moved."""

    desk: Desk
    programme: Programme
    duty: Duty
    working: WorkingDays

    def open(self, unit: Unit, period: Period) -> bool:
        """Open one round; a unit owes nothing that was due before it was there."""
        if period.due and period.due < day_in_bangkok(unit.made_at):
            return False
        office_id = _filer(self.desk, self.programme, self.duty, unit)
        if not office_id:
            return False
        names = (self.programme.id, self.duty.id, unit.id, period.key, office_id)
        row = {
            "id": new_id("obligation", *names),
            "programme": self.programme.id,
            "duty": self.duty.id,
            "period": period.key,
            "unit_id": unit.id,
            "office_id": office_id,
            "state": _state(period).value,
            "opened_at": self.desk.now,
            **_days(period),
        }
        is_new = obligations.owe(self.desk.connection, **row)
        if is_new:
            self._plan(str(row["id"]), period)
        return is_new

    def move(self, row: Obligation, period: Period, reason: Reason) -> bool:
        """Give a round its new days, write down why, and plan its reminders again; what is in stays as it was."""
        days = _days(period)
        is_same = all(getattr(row, name) == value for name, value in days.items())
        if not is_owed(State(row.state)) or (is_same and not reason.replans):
            return False
        if not is_same:
            self._change(row, period, days, reason)
        notices.forget_steps(self.desk.connection, row.id)
        self._plan(row.id, period)
        return not is_same

    def _change(self, row: Obligation, period: Period, days: dict[str, object], reason: Reason) -> None:
        state = _state(period) if row.state in {State.OPEN, State.WAITING_FOR_DATE} else State(row.state)
        obligations.set_state(self.desk.connection, row.id, state=state.value, **days)
        if row.due != period.due:
            obligations.note_change(
                self.desk.connection,
                obligation_id=row.id,
                at=self.desk.now,
                person_id=reason.person_id,
                old_due=row.due,
                new_due=period.due,
                why=reason.why[:WHY_AT_MOST],
            )

    def _plan(self, obligation_id: str, period: Period) -> None:
        steps = self.programme.ladder(self.duty.ladder).steps
        if period.aim:
            plan(self.desk, obligation_id, FILE, _worked(steps, period.aim, self.working), period.aim)
        if self.duty.collected_by and period.collect_until:
            plan(self.desk, obligation_id, COLLECT, steps, period.collect_until)


def _filer(desk: Desk, programme: Programme, duty: Duty, unit: Unit) -> str:
    """Return the office that files: the unit's own, or the one above it; empty as long as that one is not there."""
    own = offices.office(desk.connection, unit.office_id)
    if own is None or duty.filed_by.table != "offices" or own.kind == duty.filed_by.id:
        return unit.office_id
    found = offices.over(desk.connection, programme=programme.id, kind=duty.filed_by.id, area=own.area)
    return found.id if found else ""


def plan(desk: Desk, obligation_id: str, audience: str, steps: tuple[int, ...], due: date) -> None:
    """Place the reminder steps of one part of an obligation."""
    rows: list[dict[str, object]] = [
        {
            "obligation_id": obligation_id,
            "audience": audience,
            "step": one.step,
            "at": one.at,
            "is_done": False,
        }
        for one in moments(steps, due, desk.now)
    ]
    notices.plan_steps(desk.connection, rows)


def _worked(steps: tuple[int, ...], due: date, working: WorkingDays) -> tuple[int, ...]:
    """Bring the reminder of a due day on which offices are closed forward to the last working day."""
    before = (working.on_or_before(due) - due).days
    return tuple(sorted({before if step == 0 else step for step in steps}))


def _state(period: Period) -> State:
    return State.WAITING_FOR_DATE if period.due is None and period.waits else State.OPEN


def _days(period: Period) -> dict[str, object]:
    return {
        "due": period.due,
        "own_due": period.own_due,
        "opens": period.opens,
        "likely": period.likely,
        "collect_until": period.collect_until,
        "waits": " ".join(period.waits),
        "needs": " ".join(period.needs),
    }
