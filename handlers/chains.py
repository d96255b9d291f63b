"""Find the offices of a chain: the one that a report goes to, and those above another, by the place and its areas."""

from datetime import date

from engine.obligations import chains
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.nouns.places import areas_of
from engine.obligations.programme import Duty, Programme
from handlers.desk import Desk
from models import offices
from models.obligations import Obligation
from models.offices import Office
from models.units import Unit


def recipient(desk: Desk, programme: Programme, duty: Duty, place: str) -> Office | None:
    """Return the office that a report about a place goes to; None where none is printed, or none is there yet."""
    return over(desk, programme, chains.recipient(programme, duty, place, _today(desk)), place)


def above(desk: Desk, programme: Programme, office: Office, place: str = "") -> Office | None:
    """Return the office above another one; the unit's place decides where the chain parts by area."""
    lies = place or office.area
    return over(desk, programme, chains.above(programme, office.kind, lies, _today(desk)), lies)


def all_above(desk: Desk, programme: Programme, office: Office, place: str = "") -> tuple[Office, ...]:
    """Return every office above another one, from the nearest up."""
    lies = place or office.area
    kinds = chains.chain(programme, office.kind, lies, _today(desk))
    return tuple(found for kind in kinds if (found := over(desk, programme, kind, lies)) is not None)


def looking_after(desk: Desk, programme: Programme, unit: Unit, place: str) -> Office | None:
    """Return the office of the kind that looks after a unit now, for another place."""
    own = offices.office(desk.connection, unit.office_id)
    return over(desk, programme, own.kind, place) if own else None


def over(desk: Desk, programme: Programme, kind: str, place: str) -> Office | None:
    """Return the office of a kind that looks after a place: its own, one over an area that holds it, or the country's."""
    if not kind:
        return None
    within = areas_of(programme.areas, place, _today(desk))
    return offices.over(desk.connection, programme=programme.home, kind=kind, area=place, within=within)


def _today(desk: Desk) -> date:
    return day_in_bangkok(desk.now)


def kinds_above(programme: Programme, office: Office, on: date) -> tuple[str, ...]:
    """Name the kinds of offices above one; nothing is loaded."""
    return chains.chain(programme, office.kind, office.area, on)


def covers(programme: Programme, upper: Office, lower: Office, on: date) -> bool:
    """Say whether the place of an office lies in what another one looks after."""
    if upper.within:
        return upper.within in areas_of(programme.areas, lower.area, on)
    return lower.area.startswith(upper.area)


def scope_of(desk: Desk, programme: Programme, row: Obligation, kind: str) -> str:
    """Return the office or unit over which a role decides about what is owed; empty as long as it is not there."""
    role = next((one for one in programme.roles if one.id == kind), None)
    own = offices.office(desk.connection, row.office_id)
    if role is None or own is None:
        return ""
    if role.of.table == "units":
        return row.unit_id
    if own.kind == role.of.id:
        return own.id
    found = over(desk, programme, role.of.id, own.area)
    return found.id if found else ""
