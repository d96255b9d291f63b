"""Make join codes, and find the invitation behind a typed one. A code is eight digits, stored only as a keyed hash."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from engine.conversation.scene import Invitation
from engine.obligations.programme import Programme
from handlers.desk import Desk
from handlers.owing import is_of_office
from models import joining, offices, units
from models.offices import OFFICE, Held
from models.sealing import SealBroken
from thai.text import normalise

DIGITS = 8
LIFE = timedelta(days=30)
# A code for practice is for one meeting.
PRACTICE_LIFE = timedelta(hours=24)
LONGEST = 60


def invite(
    desk: Desk, *, programme: str, role: str, office_id: str, inviter: str = "", needs_tap: bool = False,
    relinks: str | None = None, uses: int = 1, is_practice: bool = False, life: timedelta | None = None, area: str = "",
    unit: str = "", id_: str = "",
) -> str:  # fmt: skip
    """Store a new code and return it; it is never stored in clear. With `id_` its digits follow from that and our key."""
    code = digits(desk, id_) if id_ else "".join(secrets.choice("0123456789") for _ in range(DIGITS))
    key = desk.vault.key(desk.connection, f"office:{office_id}")
    joining.add(
        desk.connection,
        id=id_ or secrets.token_hex(12),
        code_hash=desk.vault.keyring.hash("code", code),
        programme=programme,
        role=role,
        office_id=office_id,
        unit_id=unit or None,
        area=area,
        inviter=key.seal(inviter) if inviter else None,
        relinks=relinks,
        needs_tap=needs_tap,
        is_practice=is_practice,
        uses_left=uses,
        expires_at=desk.now + (life or (PRACTICE_LIFE if is_practice else LIFE)),
        revoked_at=None,
    )
    return code


def digits(desk: Desk, code_id: str) -> str:
    """Return the digits of a code whose id was chosen first: it can be shown again as long as our key is the same."""
    return f"{int(desk.vault.keyring.hash('invitation', code_id), 16) % 10**DIGITS:0{DIGITS}d}"


def invitation_typed(desk: Desk, text: str, roles: Sequence[Held]) -> Invitation | None:
    """Return the invitation behind a typed text, when it is a code that can still be used."""
    if len(text) > LONGEST:
        return None
    digits = "".join(letter for letter in normalise(text) if letter.isdecimal())
    if len(digits) != DIGITS:
        return None
    code = joining.find(desk.connection, desk.vault.keyring.hash("code", digits), at=desk.now)
    found = _invitation(desk, code) if code else None
    return replace(found, is_held=not found.registers and _has(roles, code)) if code and found else None


def _has(roles: Sequence[Held], code: joining.JoinCode) -> bool:
    """Say whether somebody has the role of a code already."""
    given = (code.programme, code.role, *joining.scope_of(code))
    is_for_role = code.relinks is None and not code.is_practice
    return is_for_role and any(
        (one.programme, one.kind, one.scope_kind, one.scope_id) == given for one in roles
    )


def invitation_of(desk: Desk, code_id: str) -> Invitation | None:
    """Return the invitation that a conversation holds on to, unless it was revoked or used up meanwhile."""
    code = joining.by_id(desk.connection, code_id)
    if code is None or code.revoked_at is not None or code.uses_left < 1 or code.expires_at <= desk.now:
        return None
    return _invitation(desk, code)


def _invitation(desk: Desk, code: joining.JoinCode) -> Invitation | None:
    programme = desk.library.programmes.get(code.programme)
    office = offices.office(desk.connection, code.office_id)
    if programme is None or office is None:
        return None
    role = next((kind.name for kind in programme.roles if kind.id == code.role), code.role)
    held = Held("", "", code.programme, code.role, OFFICE, code.office_id)
    return Invitation(
        code=code.id,
        role=role,
        programme=programme.name,
        office=office.name,
        office_phone=office.phone or "",
        inviter=_inviter(desk, code),
        is_relink=code.relinks is not None,
        needs_tap=code.needs_tap,
        is_practice=code.is_practice,
        registers=not (code.area or code.unit_id) and _registers(desk, programme, held),
        area=next((one.name for one in programme.areas if one.id == code.area), ""),
        owner=programme.owner,
        unit=_unit(desk, code),
    )


def _unit(desk: Desk, code: joining.JoinCode) -> str:
    """Name the unit that the role is over, when it is one that is there already."""
    unit = units.unit(desk.connection, code.unit_id) if code.unit_id else None
    return unit.name if unit else ""


def _registers(desk: Desk, programme: Programme, held: Held) -> bool:
    """Say whether whoever takes this role is still to register a unit."""
    registration = programme.registration
    return bool(registration and registration.by == held.kind and not is_of_office(desk, held))


def _inviter(desk: Desk, code: joining.JoinCode) -> str:
    if code.inviter is None:
        return ""
    key = desk.vault.existing(desk.connection, f"office:{code.office_id}")
    try:
        return key.open(code.inviter) if key else ""
    except SealBroken:
        return ""
