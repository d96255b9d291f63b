"""Turn roles over a named area into roles over what lies in it today; every other role stands for itself."""

from collections.abc import Iterator
from dataclasses import replace

from engine.obligations.calendar import day_in_bangkok
from engine.obligations.nouns.places import Area
from engine.obligations.programme import Programme
from handlers.desk import Desk
from models import offices, units
from models.offices import AREA, OFFICE, UNIT, Held, Office


def held_by(desk: Desk, person_id: str) -> tuple[Held, ...]:
    """Return the roles of a person at this moment, one for each office or unit of an area."""
    found = offices.roles_of(desk.connection, person_id, at=desk.now)
    if all(one.scope_kind != AREA for one in found):
        return found
    return tuple(dict.fromkeys(part for one in found for part in _parts(desk, one)))


def holders(desk: Desk, office_id: str) -> tuple[Held, ...]:
    """Return who acts for an office; those over an area stand in only where the office has nobody of its own."""
    own = offices.holders(desk.connection, scope_kind=OFFICE, scope_id=office_id, at=desk.now)
    if any(_is_of_offices(desk, one) for one in own):
        return own
    office = offices.office(desk.connection, office_id)
    return (*own, *_over(desk, office)) if office else own


def lies_in(desk: Desk, area: Area, place: str) -> bool:
    """Say whether a place lies in an area today."""
    return area.holds(place, day_in_bangkok(desk.now))


def _over(desk: Desk, office: Office) -> Iterator[Held]:
    for one in offices.over_areas(desk.connection, at=desk.now):
        found = _kind(desk, one)
        if found is None:
            continue
        programme, area, of = found
        is_its = of == ("offices", office.kind) and programme.home == office.programme
        if is_its and lies_in(desk, area, office.area):
            yield replace(one, scope_kind=OFFICE, scope_id=office.id)


def _parts(desk: Desk, role: Held) -> Iterator[Held]:
    """Yield a role over each office, or each unit, that lies in the area of a role."""
    if role.scope_kind != AREA:
        yield role
        return
    found = _kind(desk, role)
    if found is None:
        return
    programme, area, (table, kind) = found
    if table == "offices":
        for office in offices.of_kinds(desk.connection, programme.home, [kind]):
            if office.area and lies_in(desk, area, office.area):
                yield replace(role, scope_kind=OFFICE, scope_id=office.id)
        return
    for unit in units.of_programme(desk.connection, programme.id):
        if unit.kind == kind and lies_in(desk, area, unit.place):
            yield replace(role, scope_kind=UNIT, scope_id=unit.id)


def _kind(desk: Desk, role: Held) -> tuple[Programme, Area, tuple[str, str]] | None:
    """Return a role's programme, its area, and what it is over; None when the pack has them no more."""
    programme = desk.library.programmes.get(role.programme)
    if programme is None:
        return None
    area = next((one for one in programme.areas if one.id == role.scope_id), None)
    kind = next((one for one in programme.roles if one.id == role.kind), None)
    return (programme, area, (kind.of.table, kind.of.id)) if area and kind else None


def _is_of_offices(desk: Desk, role: Held) -> bool:
    programme = desk.library.programmes.get(role.programme)
    return (
        any(one.id == role.kind and one.of.table == "offices" for one in programme.roles)
        if programme
        else False
    )
