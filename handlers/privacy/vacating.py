"""Empty the places of somebody who leaves for good: work goes on with whoever is there, and those who look after it hear of it."""

from engine.obligations.calendar import day_in_bangkok
from handlers import enquiries as asking
from handlers import handing
from handlers.desk import Desk
from handlers.messenger.intending import intend
from handlers.relocating import Order
from handlers.staffing import acting
from models import actings, audit, belongings, offices, units
from models.offices import OFFICE, UNIT, Held

KIND = "person_erased"


def last_of(desk: Desk, person_id: str) -> tuple[str, ...]:
    """Name the offices in which nobody would be left, in the order of her roles."""
    mine = (one for one in offices.roles_of(desk.connection, person_id, at=desk.now))
    held = dict.fromkeys(one.scope_id for one in mine if one.scope_kind == OFFICE)
    return tuple(one for one in held if not asking.in_charge(desk, one, but=person_id))


def vacate(desk: Desk, person_id: str, *, by: str | None) -> int:
    """End all roles of somebody at once and tell who has to find a successor; return how many roles ended."""
    mine = offices.roles_of(desk.connection, person_id, at=desk.now)
    today = day_in_bangkok(desk.now)
    for one in actings.of_person(desk.connection, person_id, on=today):
        acting.end(desk, one.id, by=by or "")
    kept = dict.fromkeys(one.scope_id for one in mine if one.scope_kind == OFFICE)
    for office_id in kept:
        handing.hand_over(
            desk, leaver=person_id, office_id=office_id, successor=None, order=Order(today, by=by)
        )
    belongings.end_roles(desk.connection, person_id, at=desk.now)
    for role in mine:
        audit.note(desk.connection, at=desk.now, act="role_left", about_id=role.id, person_id=by)
        _tell(desk, role)
    return len(mine)


def _tell(desk: Desk, role: Held) -> None:
    """Have the office of a unit hear that somebody is gone."""
    if role.scope_kind == UNIT:
        unit = units.unit(desk.connection, role.scope_id)
        for person_id in asking.in_charge(desk, unit.office_id) if unit else ():
            intend(
                desk, person_id=person_id, kind=KIND, about_id=role.scope_id, step=desk.now.toordinal() % 30_000,
                is_worth_a_push=True, not_before=desk.now,
            )  # fmt: skip
