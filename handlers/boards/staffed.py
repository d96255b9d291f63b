"""Say who acts for the offices that an admin looks after, by office, with their roles and whether LINE reaches them."""

from dataclasses import dataclass
from typing import Final

from engine.obligations.nouns.kinds import RoleKind
from handlers.boards.admins import Care
from handlers.desk import Desk
from handlers.owing import is_of_office
from handlers.speakers import name_of
from models import office_lists, offices, people, units
from models.offices import UNIT, Held, Office

NOBODY: Final = "-"


@dataclass(frozen=True, slots=True)
class Member:
    """One role of somebody: what it is called, over what, and whether LINE reaches her."""

    role: Held
    name: str
    kind: str
    about: str
    is_of_office: bool
    is_reached: bool


def offices_named(desk: Desk, care: Care, words: str, limit: int) -> list[Office]:
    """Return offices whose name holds these words; all when there are none."""
    return office_lists.named(desk.connection, care.homes, words, limit)


def roles_for(care: Care, office: Office) -> tuple[RoleKind, ...]:
    """Return the roles that somebody may be invited to at an office: those over it, and those over its units."""
    programme = care.programme(office.programme)
    if programme is None:
        return ()
    units_here = programme.registration.by if programme.registration else ""
    return tuple(
        one for one in programme.roles if (one.of.table, one.of.id) == ("offices", office.kind) or one.id == units_here
    )  # fmt: skip


def members(desk: Desk, care: Care, office: Office) -> tuple[Member, ...]:
    """Return everybody who acts for an office or for its groups."""
    held = offices.of_office(desk.connection, office.id, at=desk.now)
    known = people.persons(desk.connection, {one.person_id for one in held})
    named = {
        one.id: one.name
        for one in units.of_ids(desk.connection, [one.scope_id for one in held if one.scope_kind == UNIT])
    }
    kinds = {(one.id, role.id): role.name for one in care.programmes for role in one.roles}
    return tuple(
        Member(
            one, (name_of(desk, known[one.person_id]) if one.person_id in known else "") or NOBODY,
            kinds.get((one.programme, one.kind), one.kind), named.get(one.scope_id, office.name), is_of_office(desk, one),
            people.open_account(desk.connection, one.person_id) is not None,
        )
        for one in held
    )  # fmt: skip
