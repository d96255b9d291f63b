"""Found the year's world: every province with its group, its officer and its head, all known and enrolled before the year begins."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Final

from bench.reminding.people import Person, born
from bench.reminding.personas import Everybody
from bot.library import Shelf
from cli.applying import apply, folder_of
from cli.demo import meet
from cli.simulating.places import chosen, inside, name_of
from cli.simulating.world import World
from cli.working import writing
from engine.obligations.calendar import BANGKOK, fiscal_span
from engine.obligations.programme import Programme
from engine.obligations.reading import read_pack
from handlers import enrolling
from handlers.desk import Desk
from models import offices, units
from models.offices import OFFICE, UNIT

PACK: Final = "moac-groups-2565"
COUNTRY: Final = "country"


@dataclass(frozen=True, slots=True)
class Wanted:
    """How much is played: so many provinces, from the year's first day on until a last one, with one seed."""

    provinces: int = 76
    last: date | None = None
    seed: int = 1

    @property
    def span(self) -> tuple[date, date]:
        """Return the first and the last day."""
        first, last = fiscal_span(read_pack(folder_of(PACK)).fiscal_year)
        return first, self.last or last


@dataclass(frozen=True, slots=True)
class Town:
    """A world and everybody in it."""

    world: World
    programme: Programme
    people: tuple[Person, ...]


def found(wanted: Wanted, everybody: Everybody, quota: int | None) -> Town:
    """Make the world; close it after use."""
    first, last = wanted.span
    world = World(datetime.combine(first, time(6), BANGKOK), quota)
    try:
        apply(replace(world.core, shelf=Shelf(world.core.database)), folder_of(PACK))
        with writing(world.core) as desk:
            programme = desk.library.programmes[PACK]
            people = tuple(_people(desk, programme, wanted, everybody, (first, last)))
        world.line.friends |= {one.user for one in people}
    except BaseException:
        world.close()
        raise
    return Town(world, programme, people)


def _people(
    desk: Desk, programme: Programme, wanted: Wanted, everybody: Everybody, span: tuple[date, date]
) -> Iterator[Person]:
    """Yield one leader, one officer and one head for each province, and one officer at the top."""
    top = [_office(desk, programme, kind.id, "") for kind in programme.offices if kind.level == COUNTRY]
    for office_id, role in ((top[0], "centre_officer"),):
        yield _of_office(desk, programme, born(role, wanted.seed, everybody, *span, office=office_id), role)
    for code in chosen(wanted.provinces, PACK):
        office_id = _office(desk, programme, "province", code)
        unit_id = _unit(desk, programme, code, office_id)
        leader = born(f"leader-{code}", wanted.seed, everybody, *span, unit=unit_id)
        yield _known(desk, programme, leader, "leader", UNIT, unit_id)
        officer = born(f"officer-{code}", wanted.seed, everybody, *span, office=office_id)
        yield _of_office(desk, programme, officer, "officer")
        head = born(f"head-{code}", wanted.seed, everybody, *span, office=office_id, is_coordinator=True)
        yield _of_office(desk, programme, head, "head")
    for office_id in top:
        if (office := offices.office(desk.connection, office_id)) is not None:
            enrolling.enrol_office(desk, programme, office)


def _office(desk: Desk, programme: Programme, kind: str, area: str) -> str:
    office_id = f"bench-{kind}-{area}".rstrip("-")
    offices.put_office(
        desk.connection, id=office_id, programme=programme.home, kind=kind, area=area,
        name=f"{kind} {name_of(area)}", phone="020000000",
    )  # fmt: skip
    return office_id


def _unit(desk: Desk, programme: Programme, code: str, office_id: str) -> str:
    place, unit_id = inside(code, 6)[0], f"bench-group-{code}"
    units.add(
        desk.connection, id=unit_id, programme=programme.home, kind="group", name=f"group {name_of(code)}", place=place,
        office_id=office_id, attributes={}, made_at=desk.now,
    )  # fmt: skip
    enrolling.enrol(desk, programme, unit_id)
    return unit_id


def _of_office(desk: Desk, programme: Programme, person: Person, role: str) -> Person:
    return _known(desk, programme, person, role, OFFICE, person.office)


def _known(desk: Desk, programme: Programme, person: Person, role: str, kind: str, scope: str) -> Person:
    meet(desk, person.key, person.key, desk.now)
    offices.grant(
        desk.connection, id=person.id, person_id=person.id, programme=programme.home, kind=role, scope_kind=kind,
        scope_id=scope, valid_from=desk.now,
    )  # fmt: skip
    return person
