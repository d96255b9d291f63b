"""Find whom a filter reaches: who speaks for units in somebody's sight, or acts for the offices below; never anybody else."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from engine.announcing.audience import OFFICES, Audience
from engine.conversation.announcing.seen import Option
from engine.obligations.calendar import day_in_bangkok
from handlers import owing
from handlers.boards.sight import Sight
from handlers.desk import Desk
from handlers.handouts.counting import BELOW, name_of
from models import counting, offices, units
from models.offices import OFFICE, UNIT, Office
from models.units import Unit


@dataclass(frozen=True, slots=True)
class Reached:
    """Somebody whom it reaches, for a unit or an office."""

    person: str
    about: str


@dataclass(frozen=True, slots=True)
class Field:
    """Everything that a sight holds, loaded once: its units, and the offices below."""

    sight: Sight
    units: tuple[Unit, ...]
    below: tuple[Office, ...]


def field_of(desk: Desk, sight: Sight) -> Field:
    """Load it."""
    found = units.of_offices(desk.connection, sorted(sight.offices))
    below = offices.of_ids(desk.connection, sorted(sight.offices - sight.held.offices.keys()))
    return Field(sight, tuple(found), tuple(below))


def reached(desk: Desk, field: Field, audience: Audience) -> tuple[Reached, ...]:
    """Return whom a filter reaches, each once; not the one who writes."""
    own = field.sight.who.person_id
    found = _of_offices(desk, field, audience) if audience.office_kind else _of_units(desk, field, audience)
    by_person: dict[str, Reached] = {}
    for one in found:
        by_person.setdefault(one.person, one)
    return tuple(one for person, one in by_person.items() if person != own)


def kinds(desk: Desk, field: Field) -> tuple[Option, ...]:
    """Return the kinds of unit that are there, then the kinds of the offices below."""
    named = {
        (programme.home, one.id): one.name
        for programme in desk.library.programmes.values()
        for one in programme.units
    }
    of_units = dict.fromkeys((one.programme, one.kind) for one in field.units)
    found = [Option(kind, named.get((home, kind), kind)) for home, kind in sorted(of_units)]
    offices_named = {one.id: one.name for programme in field.sight.programmes for one in programme.offices}
    of_offices = dict.fromkeys(one.kind for one in field.below)
    found = found if len(found) > 1 or of_offices else []
    return (*found, *(Option(OFFICES + one, offices_named.get(one, one)) for one in sorted(of_offices)))


def places(desk: Desk, field: Field) -> tuple[Option, ...]:
    """Return the places one step below the area of the one who writes, as far as units lie there."""
    mine = offices.of_ids(desk.connection, list(field.sight.held.offices))
    digits = BELOW.get(min((len(one.area) for one in mine), default=0), 0)
    codes = sorted({one.place[:digits] for one in field.units if len(one.place) >= digits}) if digits else []
    return tuple(Option(one, name_of(one)) for one in codes) if len(codes) > 1 else ()


def _of_units(desk: Desk, field: Field, audience: Audience) -> Iterable[Reached]:
    some = [
        one for one in field.units if audience.kind in {"", one.kind} and one.place.startswith(audience.place)
    ]
    if audience.which != "all":
        scope = replace(field.sight.scope(), place=audience.place)
        wanted = counting.units_of(desk.connection, scope, audience.which, today=day_in_bangkok(desk.now))
        some = [one for one in some if one.id in wanted]
    held = offices.of_scopes(desk.connection, UNIT, [one.id for one in some], at=desk.now)
    return (Reached(one.person_id, one.scope_id) for one in held)


def _of_offices(desk: Desk, field: Field, audience: Audience) -> Iterable[Reached]:
    some = [
        one.id
        for one in field.below
        if one.kind == audience.office_kind and one.area.startswith(audience.place)
    ]
    held = offices.of_scopes(desk.connection, OFFICE, some, at=desk.now)
    return (Reached(one.person_id, one.scope_id) for one in held if owing.is_of_office(desk, one))
