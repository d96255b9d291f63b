"""Bring what is running into line with another version of its programme: waive, take up again, hand over, open, date.

Drafts need nothing here: each goes over when it is opened, and what its new version does not take waits beside it.
"""

from dataclasses import dataclass, replace
from typing import Final

from engine.obligations.clocks import rounds
from engine.obligations.nouns.ladders import Rung
from engine.obligations.programme import Duty, Programme
from engine.obligations.states import OWED, State
from handlers import easing, enrolling, resting
from handlers.desk import Desk
from handlers.enrolling import Reason
from models import notices, obligations, offices, units
from models.obligations import Obligation
from models.units import Unit

GONE: Final = "not asked for since version"
"""How the reason begins for which a round is waived by a change of the pack; its last word is what it was before."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What a change of the pack did to what is owed."""

    waived: int = 0
    taken_up: int = 0
    handed_over: int = 0
    renewed: int = 0


def migrate(desk: Desk, old: Programme, new: Programme, number: int) -> Moved:
    """Bring every round of the programme into line with its new version; twice is as once.

    The old version comes with its former duties: what is taken up again knows who filed it then.
    """
    there = replace(desk.library, programmes={**desk.library.programmes, new.id: new})
    desk = replace(desk, library=there)
    rows = obligations.of_programme(desk.connection, new.id, {*OWED, State.WAIVED})
    _enrol_offices(desk, new)
    taking_part = {one.id: one for one in units.of_programme(desk.connection, new.id)}
    asked = {id_: _asked(desk, new, unit) for id_, unit in taking_part.items()}
    waived = taken_up = handed_over = 0
    for row in rows:
        unit = taking_part.get(row.unit_id)
        is_asked = unit is not None and (row.duty, row.period) in asked[row.unit_id]
        if unit is None or (row.state == State.WAIVED and not (is_asked and _take_up(desk, row))):
            continue
        taken_up += row.state == State.WAIVED
        if is_asked:
            handed_over += _handed_over(desk, row, unit, old, new)
        else:
            waived += _let_go(desk, row, number)
    reason = Reason(f"pack version {number}", replans=_ladders(old) != _ladders(new))
    renewed = sum(enrolling.renew(desk, new, unit, reason) for unit in taking_part.values())
    return Moved(waived, taken_up, handed_over, renewed)


def _enrol_offices(desk: Desk, programme: Programme) -> None:
    """Let offices owe what is new for their own kind."""
    kinds = {duty.per for duty in programme.duties} & {one.id for one in programme.offices}
    for office in offices.of_kinds(desk.connection, programme.home, kinds):
        enrolling.enrol_office(desk, programme, office)


def _asked(desk: Desk, programme: Programme, unit: Unit) -> set[tuple[str, str]]:
    """Name the rounds that a version asks of a unit."""
    known, working = resting.known(desk, programme, unit), resting.working(desk)
    return {
        (duty.id, period.key)
        for duty in programme.duties
        if duty.per == unit.kind
        for period in rounds(duty, programme, known, working)
    }


def _let_go(desk: Desk, row: Obligation, number: int) -> bool:
    """Waive a round that the new version does not ask for, and say so."""
    obligations.set_state(desk.connection, row.id, state=State.WAIVED.value)
    notices.forget_steps(desk.connection, row.id)
    obligations.note_change(
        desk.connection, obligation_id=row.id, at=desk.now, person_id=None, old_due=row.due, new_due=row.due,
        why=f"{GONE} {number}, was {row.state}",
    )  # fmt: skip
    return True


def _take_up(desk: Desk, row: Obligation) -> bool:
    """Open a round again that an earlier change of the pack had waived; what a person waived stays so."""
    changes = obligations.changes_of(desk.connection, row.id)
    if not changes or not changes[-1].why.startswith(GONE):
        return False
    was = State(changes[-1].why.rpartition(" ")[2])
    state = State.OPEN if was in {State.UPCOMING, State.WAITING_FOR_DATE} else was
    # Without a day it counts as moved, so that its reminders are planned again.
    obligations.set_state(desk.connection, row.id, state=state.value, due=None)
    return True


def _handed_over(desk: Desk, row: Obligation, unit: Unit, old: Programme, new: Programme) -> bool:
    """Move a round to the office that files it now; one that people handed over by themselves stays there."""
    before, now = _duty(old, row.duty), _duty(new, row.duty)
    if before is None or now is None or before.filed_by == now.filed_by:
        return False
    filer = enrolling.filer(desk, new, now, unit)
    if not filer or filer == row.office_id or enrolling.filer(desk, old, before, unit) != row.office_id:
        return False
    return easing.hand_over(desk, row.id, filer, by=None) is not None


def _duty(programme: Programme, id_: str) -> Duty | None:
    return next((one for one in (*programme.duties, *programme.former) if one.id == id_), None)


def _ladders(programme: Programme) -> dict[str, tuple[Rung, ...]]:
    """Return when each duty reminds whom; days that weekends move are seen where they move."""
    return {duty.id: programme.ladder(duty.ladder).rungs for duty in programme.duties}
