"""Say who is over whom: whoever decides about what an office files is its head; an office above is over all below."""

from engine.obligations.nouns.kinds import RoleKind
from handlers import councils, scopes
from handlers.desk import Desk
from handlers.owing import Rights
from models import offices
from models.offices import OFFICE, Held


def may_hand(desk: Desk, held: Rights, person_id: str, office_id: str, leaver: str) -> bool:
    """Say whether somebody may hand over another one's work for an office, or name who acts for the other one."""
    of_leaver = [one for one in scopes.holders(desk, office_id) if one.person_id == leaver]
    if leaver == person_id or not of_leaver:
        return False
    if is_above(desk, held, office_id):
        return True
    mine = [one for one in held.filing if one.scope_id == office_id]
    return _is_head(desk, office_id, mine) and not _is_head(desk, office_id, of_leaver)


def is_above(desk: Desk, held: Rights, office_id: str) -> bool:
    """Say whether somebody acts for an office above another one."""
    return bool(held.offices) and office_id in councils.below(desk, held)


def _is_head(desk: Desk, office_id: str, roles: list[Held]) -> bool:
    """Say whether one of these roles decides, at this office itself, about what the office files."""
    office = offices.office(desk.connection, office_id)
    kinds = {one.kind for one in roles if one.scope_kind == OFFICE}
    if office is None or not kinds:
        return False
    here = ("offices", office.kind)
    return any(
        step.by in kinds and _is_over(programme.roles, step.by, here)
        for programme in desk.library.family(office.programme)
        for duty in programme.duties
        if (duty.filed_by.table, duty.filed_by.id) == here
        for step in duty.review
        if not step.committee
    )


def _is_over(roles: tuple[RoleKind, ...], kind: str, here: tuple[str, str]) -> bool:
    return any(one.id == kind and (one.of.table, one.of.id) == here for one in roles)
