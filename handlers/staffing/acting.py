"""Lend somebody the roles of another one from day to day; it ends by itself, and what was signed in that time says so."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from engine.obligations.calendar import BANGKOK, day_in_bangkok
from handlers import scopes
from handlers.desk import Desk
from handlers.filling import new_id
from handlers.messenger.intending import intend
from handlers.owing import is_of_office
from models import actings, audit, offices
from models.offices import OFFICE, Held, Office

KIND = "acting"


@dataclass(frozen=True, slots=True)
class Span:
    """From which day to which, by which letter, and who said so."""

    first: date
    last: date
    letter: str = ""
    by: str | None = None


def appoint(desk: Desk, office_id: str, deputy: str, span: Span, *, instead_of: str = "") -> bool:
    """Let somebody act for another one, or where nobody is; False when there is nothing to lend, or it is hers already."""
    office = offices.office(desk.connection, office_id)
    if office is None or span.last < max(span.first, day_in_bangkok(desk.now)) or deputy == instead_of:
        return False
    lent = [
        one for kind in _kinds(desk, office, instead_of) if (one := _lend(desk, office, deputy, kind, span))
    ]
    for role_id in lent:
        actings.add(
            desk.connection, id=new_id("acting", role_id, span.first.isoformat(), desk.now.isoformat()),
            office_id=office_id, person_id=deputy, role_id=role_id, instead_of=instead_of or None,
            first=span.first, last=span.last, letter=span.letter[:200], told_by=span.by, told_at=desk.now,
        )  # fmt: skip
    if lent:
        audit.note(desk.connection, at=desk.now, act="acting_named", about_id=office_id, person_id=span.by)
        if deputy == span.by:
            return True
        intend(
            desk, person_id=deputy, kind=KIND, about_id=office_id, step=(span.first - date(2020, 1, 1)).days,
            is_worth_a_push=True, not_before=desk.now,
        )  # fmt: skip
    return bool(lent)


def end(desk: Desk, acting_id: str, *, by: str | None) -> bool:
    """Let somebody act no more, in all the roles that were lent together."""
    one = actings.get(desk.connection, acting_id)
    if one is None:
        return False
    today, ended = day_in_bangkok(desk.now), False
    for row in actings.of_offices(desk.connection, [one.office_id], on=today):
        is_same = (row.person_id, row.first, row.last) == (one.person_id, one.first, one.last)
        if is_same and actings.end(desk.connection, row.id, on=today):
            offices.end(desk.connection, row.role_id, at=desk.now)
            ended = True
    if ended:
        audit.note(desk.connection, at=desk.now, act="acting_ended", about_id=one.office_id, person_id=by)
    return ended


def lent_roles(desk: Desk, person_id: str) -> frozenset[str]:
    """Name the roles that somebody only acts in: they are not handed on."""
    today = day_in_bangkok(desk.now)
    return frozenset(one.role_id for one in actings.of_person(desk.connection, person_id, on=today))


def was_acting(desk: Desk, role_id: str | None, at: datetime) -> bool:
    """Say whether something was decided in a role that was only lent then."""
    day = day_in_bangkok(at)
    return any(
        one.first <= day <= (one.ended_on or one.last)
        for one in actings.of_roles(desk.connection, [role_id] if role_id else [])
    )


def _lend(desk: Desk, office: Office, deputy: str, kind: tuple[str, str], span: Span) -> str:
    begins = max(desk.now, datetime.combine(span.first, time(), BANGKOK))
    ends = datetime.combine(span.last + timedelta(days=1), time(), BANGKOK)
    return offices.lend(
        desk.connection,
        id=new_id("role", deputy, office.id, *kind),
        person_id=deputy,
        programme=kind[0],
        kind=kind[1],
        scope_kind=OFFICE,
        scope_id=office.id,
        valid_from=begins,
        until=ends,
    )


def _kinds(desk: Desk, office: Office, instead_of: str) -> list[tuple[str, str]]:
    """Return the roles to lend: those of the one who is away; where nobody is, the first one of each pack."""
    roles = [one for one in scopes.holders(desk, office.id) if _is_of(desk, one, instead_of)]
    if roles:
        return list(dict.fromkeys((one.programme, one.kind) for one in roles))
    first = []
    for programme in desk.library.family(office.programme):
        over = (kind for kind in programme.roles if (kind.of.table, kind.of.id) == ("offices", office.kind))
        kind = next(over, None)
        if kind is not None:
            first.append((programme.id, kind.id))
    return first if not instead_of else []


def _is_of(desk: Desk, role: Held, person_id: str) -> bool:
    return role.person_id == person_id and is_of_office(desk, role)
