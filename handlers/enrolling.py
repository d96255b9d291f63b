"""Open what a unit owes, and bring its days up to date when something that they rest on changes."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.obligations.among import is_among
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.clocks import rounds
from engine.obligations.facts import Facts
from engine.obligations.kinds.around import EVENTS, After
from engine.obligations.periods import Period
from engine.obligations.programme import Duty, Programme
from engine.obligations.states import State, is_owed
from engine.obligations.working_days import WorkingDays
from engine.reminders import planning
from handlers import chains, resting
from handlers.desk import Desk
from handlers.filling import new_id
from models import notices, obligations, offices, units
from models.obligations import Obligation
from models.offices import Office
from models.units import Unit

COLLECT, FILE = planning.COLLECT, planning.FILE
WHY_AT_MOST = 200
AT_ONCE = 500
UNSENT = frozenset({State.OPEN, State.WAITING_FOR_DATE, State.UPCOMING})
NOT_AMONG = "not among those that owe it"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why days move, and who moved them; with `replans` reminders are placed anew even where no day moves."""

    why: str = ""
    person_id: str | None = None
    replans: bool = False


def enrol(desk: Desk, programme: Programme, unit_id: str) -> int:
    """Open every obligation of a unit that applies from today on; the ones that exist stay."""
    unit = units.unit(desk.connection, unit_id)
    if unit is not None:
        units.enrol(desk.connection, unit.id, programme.id, at=desk.now)
    return renew(desk, programme, unit, Reason("enrolled")) if unit else 0


def enrol_office(desk: Desk, programme: Programme, office: Office) -> int:
    """Open what an office owes for itself: it is a unit of its own kind, beside the units that it looks after."""
    if all(duty.per != office.kind for duty in programme.duties):
        return 0
    if units.unit(desk.connection, office.id) is None:
        units.add(
            desk.connection,
            id=office.id,
            programme=programme.home,
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
    return _renewed(desk, programme, unit, reason, known, working)


def renew_all(desk: Desk, programme: Programme, found: Sequence[Unit], reason: Reason) -> int:
    """Do the same for many units; what their days rest on is looked up for some hundreds at once."""
    working, changed = resting.working(desk), 0
    for begins in range(0, len(found), AT_ONCE):
        some = found[begins : begins + AT_ONCE]
        known = resting.known_all(desk, programme, some)
        changed += sum(_renewed(desk, programme, unit, reason, known[unit.id], working) for unit in some)
    return changed


def _renewed(
    desk: Desk, programme: Programme, unit: Unit, reason: Reason, known: Facts, working: WorkingDays
) -> int:
    there = {
        (row.duty, row.period): row
        for row in obligations.of_unit(desk.connection, unit.id, programme.id)
        if row.state != State.HANDED_OVER.value
    }
    changed = 0
    for duty in programme.duties:
        place = _Place(desk, programme, duty, working)
        is_owed_here = duty.per == unit.kind and is_among(duty, programme, unit.place, known, desk.now.date())
        if not is_owed_here:
            changed += sum(place.let_go(row) for (owed, _), row in there.items() if owed == duty.id)
            continue
        for period in rounds(duty, programme, known, working):
            row = there.get((duty.id, period.key))
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
        """Open one round; a unit owes nothing that was due before it was there, but for what somebody told of it."""
        is_told = isinstance(self.duty.due, After) and self.duty.due.what.startswith(EVENTS)
        if period.due and period.due < day_in_bangkok(unit.made_at) and not is_told:
            return False
        office_id = filer(self.desk, self.programme, self.duty, unit)
        if not office_id:
            return False
        row = opened(self.desk, self.programme, self.duty, unit, period, office_id)
        is_new = obligations.owe(self.desk.connection, **row)
        if is_new:
            self._plan(str(row["id"]), period)
        return is_new

    def move(self, row: Obligation, period: Period, reason: Reason) -> bool:
        """Give a round its new days, write down why, and plan its reminders again; what is in stays as it was."""
        row = self._taken_up(row)
        days = _days(period)
        is_same = all(getattr(row, name) == value for name, value in days.items())
        if not is_owed(State(row.state)) or (is_same and not reason.replans):
            return False
        if not is_same:
            self._change(row, period, days, reason)
        notices.forget_steps(self.desk.connection, row.id)
        self._plan(row.id, period)
        return not is_same

    def let_go(self, row: Obligation) -> bool:
        """Waive a round of a unit that is not, or no more, among those that owe it; what is in stays as it was."""
        if not is_owed(State(row.state)):
            return False
        obligations.set_state(self.desk.connection, row.id, state=State.WAIVED.value)
        notices.forget_steps(self.desk.connection, row.id)
        obligations.note_change(
            self.desk.connection, obligation_id=row.id, at=self.desk.now, person_id=None, old_due=row.due,
            new_due=row.due, why=NOT_AMONG,
        )  # fmt: skip
        return True

    def _taken_up(self, row: Obligation) -> Obligation:
        """Open a round again that was waived because its unit was not among those that owe it."""
        if row.state != State.WAIVED.value:
            return row
        changes = obligations.changes_of(self.desk.connection, row.id)
        if changes and changes[-1].why == NOT_AMONG:
            obligations.set_state(self.desk.connection, row.id, state=State.OPEN.value, due=None)
            return obligations.get(self.desk.connection, row.id) or row
        return row

    def _change(self, row: Obligation, period: Period, days: dict[str, object], reason: Reason) -> None:
        state = _state(period) if row.state in UNSENT else State(row.state)
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
        rows = steps_of(self.desk, self.programme, self.duty, obligation_id, period, self.working)
        notices.plan_steps(self.desk.connection, rows)


def opened(
    desk: Desk, programme: Programme, duty: Duty, unit: Unit, period: Period, office_id: str
) -> dict[str, object]:
    """Return the row of a round that is opened."""
    names = (programme.id, duty.id, unit.id, period.key, office_id)
    return {
        "id": new_id("obligation", *names),
        "programme": programme.id,
        "duty": duty.id,
        "period": period.key,
        "unit_id": unit.id,
        "office_id": office_id,
        "state": _state(period).value,
        "opened_at": desk.now,
        **_days(period),
    }


def steps_of(
    desk: Desk, programme: Programme, duty: Duty, obligation_id: str, period: Period, working: WorkingDays
) -> list[dict[str, object]]:
    """Return the reminder steps of a round, for who files it and who collects for it."""
    return [
        {
            "obligation_id": obligation_id,
            "audience": one.audience,
            "whom": one.whom,
            "step": one.step,
            "rung": one.rung,
            "is_free": one.way == "free",
            "at": one.at,
            "is_done": False,
        }
        for one in planning.planned(programme, duty, period, working, desk.now)
    ]


def filer(desk: Desk, programme: Programme, duty: Duty, unit: Unit) -> str:
    """Return the office that files: the unit's own, or the one above it; empty as long as that one is not there."""
    own = offices.office(desk.connection, unit.office_id)
    if own is None or duty.filed_by.table != "offices" or own.kind == duty.filed_by.id:
        return unit.office_id
    found = chains.over(desk, programme, duty.filed_by.id, own.area or unit.place)
    return found.id if found else ""


def _state(period: Period) -> State:
    """Say where a round stands by its days: it waits, it lies ahead because its event is planned, or it is open."""
    if period.due is not None or not period.waits:
        return State.OPEN
    return (
        State.UPCOMING if period.likely and period.waits[0].startswith("events.") else State.WAITING_FOR_DATE
    )


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
