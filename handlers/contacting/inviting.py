"""Say for what an officer may invite somebody, and make the code: its digits follow from its id and a key that only we have."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from engine.conversation.chasing.orders import Invite
from engine.conversation.chasing.seen import Invited, Made
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.nouns.kinds import RoleKind
from engine.obligations.programme import Programme
from handlers import inviting, owing
from handlers.contacting.chased import office_for
from handlers.desk import Desk, Overtaken, Speaker
from handlers.filling import new_id
from handlers.owing import Rights
from models import audit, offices, units
from models.joining import JoinCode

# A code for those who register a group is shown in a meeting; one for a group or a colleague is for one person.
MANY: Final = 30


@dataclass(frozen=True, slots=True)
class _Offer:
    """One thing to invite for: a role over an office, or over a group that is there."""

    programme: str
    role: RoleKind
    office: str
    about: str
    unit: str = ""
    uses: int = 1
    needs_tap: bool = False


def invited(desk: Desk, held: Rights, unit_id: str, choice: int, seed: str) -> Invited:
    """Return for what somebody may be invited, with the code of the one that was chosen; of a single one at once."""
    offers = _offers(desk, held, unit_id)
    choice = 1 if unit_id and len(offers) == 1 else choice
    made = _made(desk, offers, choice, seed) if 0 < choice <= len(offers) else None
    return Invited(tuple((one.role.name, one.about) for one in offers), unit_id, made)


def invite(desk: Desk, who: Speaker, order: Invite) -> None:
    """Store the code; raises when there is nothing to invite for any more."""
    offers = _offers(desk, owing.rights(desk, who.person_id), order.unit)
    if not 0 < order.choice <= len(offers):
        raise Overtaken
    one = offers[order.choice - 1]
    inviting.invite(
        desk, programme=one.programme, role=one.role.id, office_id=one.office, inviter=who.name,
        needs_tap=one.needs_tap, uses=one.uses, unit=one.unit, id_=order.id,
    )  # fmt: skip
    audit.note(desk.connection, at=desk.now, act="invited", about_id=order.id, person_id=who.person_id)


def digits_of(desk: Desk, code: JoinCode) -> str:
    """Return the digits of a code that was made here; empty for one whose digits nobody knows any more."""
    digits = inviting.digits(desk, code.id)
    return digits if desk.vault.keyring.hash("code", digits) == code.code_hash else ""


def _made(desk: Desk, offers: list[_Offer], choice: int, seed: str) -> Made:
    one = offers[choice - 1]
    code_id = new_id("invite", seed, one.programme, one.role.id, one.unit or one.office)
    until: date = day_in_bangkok(desk.now + inviting.LIFE)
    code = inviting.digits(desk, code_id)
    return Made(code_id, choice, code, one.role.name, one.about, until, one.uses, one.needs_tap)


def _offers(desk: Desk, held: Rights, unit_id: str) -> list[_Offer]:
    return list(_of_unit(desk, held, unit_id) if unit_id else _of_offices(desk, held))


def _of_unit(desk: Desk, held: Rights, unit_id: str) -> Iterator[_Offer]:
    unit = units.unit(desk.connection, unit_id)
    if unit is None or not office_for(desk, held, unit):
        return
    for programme in desk.library.family(unit.programme):
        for kind in _roles(programme, "units", unit.kind):
            yield _Offer(programme.id, kind, unit.office_id, unit.name, unit.id)


def _of_offices(desk: Desk, held: Rights) -> Iterator[_Offer]:
    """Yield who registers groups at this person's offices, and colleagues, whom somebody lets in."""
    for role in held.filing:
        programme = desk.library.programmes.get(role.programme)
        office = offices.office(desk.connection, role.scope_id)
        if programme is None or office is None:
            continue
        by = programme.registration.by if programme.registration else ""
        for kind in (one for one in programme.roles if one.id == by):
            yield _Offer(programme.id, kind, office.id, office.name, uses=MANY)
        for kind in _roles(programme, "offices", office.kind):
            yield _Offer(programme.id, kind, office.id, office.name, needs_tap=True)


def _roles(programme: Programme, table: str, of: str) -> Iterator[RoleKind]:
    found = (one for one in programme.roles if not one.admin)
    yield from (one for one in found if one.of.table == table and one.of.id == of)
