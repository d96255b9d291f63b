"""Let a group leave a programme, and let officers decide about registrations: what follows, and who hears of it."""

from engine.conversation.filling import awaiting
from engine.obligations.eligibility import Verdict
from engine.obligations.programme import Programme, Rule
from engine.obligations.states import State, is_owed
from handlers import easing, scopes, seating
from handlers.desk import Desk, Overtaken
from handlers.filling import new_id
from handlers.messenger.intending import intend
from handlers.owing import is_of_office
from models import audit, judgements, obligations, offices, units
from models.offices import UNIT
from models.units import Unit

ASKED, DECIDED, LEFT = "judge", "judged", "group_left"


def ask(desk: Desk, programme: Programme, unit_id: str, office_id: str, found: Verdict) -> None:
    """Have the office decide what only an officer can, and what nobody knows; what is soft and not met is only shown."""
    asked = {rule.id: rule for rule in awaiting.asked(found)}
    for rule in asked.values():
        judgements.ask(
            desk.connection,
            id=new_id("judgement", unit_id, rule.id),
            programme=programme.id,
            rule=rule.id,
            unit_id=unit_id,
            told=_told(rule, found),
            asked_at=desk.now,
        )
    flags = [rule.id for rule in found.soft if rule.id not in asked]
    for role in scopes.holders(desk, office_id) if asked or flags else ():
        if is_of_office(desk, role):
            details = {"programme": programme.id, "flags": " ".join(flags)}
            _tell(desk, role.person_id, ASKED, unit_id, details, is_worth_a_push=False)


def remind(desk: Desk, unit: Unit, office_id: str) -> None:
    """Have another office decide what is still open about a unit that it looks after now."""
    left = [one for one in judgements.of_units(desk.connection, [unit.id]) if one.is_accepted is None]
    for role in scopes.holders(desk, office_id) if left else ():
        if is_of_office(desk, role):
            _tell(
                desk, role.person_id, ASKED, unit.id, {"programme": left[0].programme}, is_worth_a_push=False
            )


def judged(desk: Desk, unit: Unit, judgement_id: str, *, is_accepted: bool, programme: str, by: str) -> None:
    """Follow a decision: a rule that is not met ends the registration; the group hears of it either way."""
    left = [one for one in judgements.of_units(desk.connection, [unit.id]) if one.is_accepted is None]
    if not is_accepted:
        for one in left:
            judgements.decide(desk.connection, one.id, is_accepted=False, why=None, by=by, at=desk.now)
        _leave(desk, unit, programme, why="not met", by=by)
    if is_accepted and left:
        return
    for role in offices.holders(desk.connection, scope_kind=UNIT, scope_id=unit.id, at=desk.now):
        _tell(desk, role.person_id, DECIDED, judgement_id, is_worth_a_push=not is_accepted)


def leave(desk: Desk, unit: Unit, programme: str, *, why: str, by: str | None) -> None:
    """Let a group leave: nothing is asked of it any more, its seat is offered, its people hear why."""
    _leave(desk, unit, programme, why=why, by=by)
    for role in offices.holders(desk.connection, scope_kind=UNIT, scope_id=unit.id, at=desk.now):
        details = {"programme": programme, "why": why}
        _tell(desk, role.person_id, LEFT, unit.id, details, is_worth_a_push=True)


def _leave(desk: Desk, unit: Unit, programme_id: str, *, why: str, by: str | None) -> None:
    programme = desk.library.programmes.get(programme_id)
    if programme is None or not units.withdraw(desk.connection, unit.id, programme_id, at=desk.now):
        raise Overtaken
    for row in obligations.of_unit(desk.connection, unit.id, programme_id):
        if is_owed(State(row.state)):
            easing.waive(desk, row.id, by=by or "", why=f"left: {why}")
    seating.free(desk, programme, unit.id)
    audit.note(desk.connection, at=desk.now, act="group_left", about_id=unit.id, person_id=by)


def _told(rule: Rule, found: Verdict) -> bool | None:
    """Return what the group itself says of a rule."""
    if any(one.id == rule.id for one in found.unknown):
        return None
    return all(one.id != rule.id for one in found.doubted)


def _tell(
    desk: Desk, person_id: str, kind: str, about: str, details: dict[str, str] | None = None, *,
    is_worth_a_push: bool,
) -> None:  # fmt: skip
    intend(
        desk, person_id=person_id, kind=kind, about_id=about, details=details or {},
        is_worth_a_push=is_worth_a_push, not_before=desk.now,
    )  # fmt: skip
