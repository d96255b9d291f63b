"""Put a programme's offices and people into a world: offices by official codes, a join code for everybody."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial

from bot.library import Shelf
from bot.wiring import Core
from cli.applying import apply, folder_of
from cli.simulating.founding import founded
from cli.simulating.people import Person
from cli.simulating.personas import drawn, sayings
from cli.simulating.places import DIGITS, Spot, chosen, name_of, spots
from cli.simulating.registering import Registrant
from cli.working import writing
from engine.forms.guessing.draws import Draws
from engine.obligations.calendar import BANGKOK
from engine.obligations.programme import Programme
from engine.obligations.reading import read_pack
from handlers import enrolling
from handlers.desk import Desk
from models import joining, offices
from thai.naming import write_place
from thai.places import finding

MORNING = timedelta(hours=8, minutes=30)
LEADERS_JOIN_WITHIN = 18
LIFE = timedelta(days=3650)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be simulated: which pack, how many provinces, which dice, which people, from when to when."""

    pack: str
    provinces: int = 76
    seed: int = 1
    mix: Mapping[str, int] | None = None
    quota: int | None = 300
    first: date | None = None
    last: date | None = None
    sets_dates: bool = True
    sends_photos: bool = True

    @property
    def dice(self) -> str:
        """Return the seed as everything here draws from it."""
        return f"{self.pack}\n{self.seed}"


@dataclass(frozen=True, slots=True)
class Town:
    """Who takes part: the programme, its offices by id with their area, its people."""

    programme: Programme
    offices: Mapping[str, str]
    people: tuple[Person, ...]


def settle(core: Core, wanted: Wanted, start: datetime) -> Town:
    """Apply the pack, make its offices with what they owe for themselves, and give everybody a code."""
    base = read_pack(folder_of(wanted.pack)).shares
    for name in filter(None, (base, wanted.pack)):
        # A shelf looks again after two seconds only: each pack is put onto one of its own.
        apply(replace(core, shelf=Shelf(core.database)), folder_of(name))
    with writing(core) as desk:
        programme = desk.library.programmes[wanted.pack]
        where = _where(programme, wanted)
        made = dict(_offices(desk, programme, where))
        people = (
            *_officers(programme, made, wanted, start),
            *_leaders(desk, programme, made, where, wanted, start),
        )
        for one in people:
            if one.joins_at is not None:
                _give_code(desk, programme, one)
        for office_id in made:
            office = offices.office(desk.connection, office_id)
            if office is not None:
                enrolling.enrol_office(desk, programme, office)
    return Town(programme, made, people)


def _where(programme: Programme, wanted: Wanted) -> dict[str, tuple[Spot, ...]]:
    """Return the units of every province: those that register, and one of every other kind that owes something."""
    registered = programme.registration.unit if programme.registration else ""
    kinds = [one for one in programme.units if any(duty.per == one.id for duty in programme.duties)]
    return {
        code: tuple(
            spot for kind in kinds for spot in spots(code, kind, wanted.dice, registers=kind.id == registered)
        )
        for code in chosen(wanted.provinces, wanted.dice)
    }


def _offices(
    desk: Desk, programme: Programme, where: Mapping[str, tuple[Spot, ...]]
) -> Iterator[tuple[str, str]]:
    """Make the offices of every kind over the places that take part."""
    for kind in programme.offices:
        digits = DIGITS[kind.level]
        tambons = [one.tambon for spots_ in where.values() for one in spots_]
        areas = sorted({one[:digits] for one in (*where, *tambons) if len(one) >= digits})
        for area in areas:
            office_id = f"sim-{kind.id}-{area}".rstrip("-")
            offices.put_office(
                desk.connection, id=office_id, programme=programme.home, kind=kind.id, area=area,
                name=f"{kind.name}{name_of(area)}", phone="020000000",
            )  # fmt: skip
            yield office_id, area


def _officers(
    programme: Programme, made: Mapping[str, str], wanted: Wanted, start: datetime
) -> Iterator[Person]:
    """Give every office whom its duties need: the first of its roles where it files, and each role that reviews."""
    filing = {duty.filed_by.id for duty in programme.duties if duty.filed_by.table == "offices"}
    reviewing = {review.by for duty in programme.duties for review in duty.review}
    for kind in programme.offices:
        roles = [one.id for one in programme.roles if one.of.table == "offices" and one.of.id == kind.id]
        files = roles[:1] if kind.id in filing else []
        for office_id in (
            one for one in made if one == f"sim-{kind.id}" or one.startswith(f"sim-{kind.id}-")
        ):
            for role in dict.fromkeys([*files, *(one for one in roles if one in reviewing)]):
                person = _person(wanted, f"{role}-{office_id}", role, office_id, start, 0)
                person.files, person.reviews = role in files, role in reviewing
                yield person


def _leaders(
    desk: Desk, programme: Programme, made: Mapping[str, str], where: Mapping[str, tuple[Spot, ...]], wanted: Wanted, start: datetime
) -> Iterator[Person]:  # fmt: skip
    """Give every unit that is to be registered somebody who registers it; found the others with whoever speaks for them."""
    registration, registrant = programme.registration, Registrant(desk, programme, wanted.dice, start)
    for spot in (spot for spots_ in where.values() for spot in spots_):
        kind = spot.kind or (registration.unit if registration else "")
        office_id = _office_of(programme, made, kind, spot)
        if spot.kind:
            yield from founded(
                desk, programme, spot, office_id, partial(_person, wanted, start=start, within=0)
            )
        elif registration is not None:
            leader = _person(
                wanted,
                f"leader-{spot.tambon}-{spot.type}",
                registration.by,
                office_id,
                start,
                LEADERS_JOIN_WITHIN,
            )
            leader.spot = spot
            leader.plan = registrant.plan(leader, _group(leader, spot))
            yield leader


def _office_of(programme: Programme, made: Mapping[str, str], kind: str, spot: Spot) -> str:
    """Return the nearest office that files for a kind of unit at a place."""
    near = f"sim-{_nearest(programme, kind)}"
    mine = (one for one in made if one == near or one.startswith(f"{near}-"))
    return next(one for one in mine if spot.tambon.startswith(made[one]))


def _nearest(programme: Programme, unit: str) -> str:
    """Name the kind of office that a unit belongs to: the one of the smallest area that files for it."""
    filing = {
        duty.filed_by.id for duty in programme.duties if duty.per == unit and duty.filed_by.table == "offices"
    }
    kinds = [one for one in programme.offices if one.id in filing] or list(programme.offices)
    return max(kinds, key=lambda one: DIGITS[one.level]).id


def _person(wanted: Wanted, key: str, role: str, office_id: str, start: datetime, within: int) -> Person:
    draws = Draws(f"{wanted.dice}\n{key}")
    says = sayings()
    persona = drawn(draws, wanted.mix or {}, is_officer=within == 0)
    persona = persona if wanted.sends_photos else replace(persona, photos=0)
    day = draws.between(1, within) if within else 0
    joins = (
        start.replace(hour=0, minute=0) + timedelta(days=day) + MORNING + timedelta(minutes=draws.below(480))
    )
    code = str(
        10_000_000 + int(hashlib.sha256(f"{wanted.dice}\n{key}\ncode".encode()).hexdigest(), 16) % 90_000_000
    )
    return Person(
        f"{key}-{wanted.seed}",
        draws.one(says["names"]),
        persona,
        draws,
        role,
        office_id,
        code,
        joins_at=joins,
    )


def _group(leader: Person, spot: Spot) -> str:
    place = finding.by_code(spot.tambon)
    name = place.subdistrict.name if place and place.subdistrict else write_place(place) if place else ""
    return leader.draws.one(sayings()["groups"]).format(place=name)


def _give_code(desk: Desk, programme: Programme, one: Person) -> None:
    joining.add(
        desk.connection, id=f"sim-{one.code}", code_hash=desk.vault.keyring.hash("code", one.code), programme=programme.home,
        role=one.role, office_id=one.office, unit_id=None, inviter=None, relinks=None, needs_tap=False, is_practice=False,
        uses_left=1, expires_at=datetime.combine(desk.now.date() + LIFE, datetime.min.time(), BANGKOK), revoked_at=None,
    )  # fmt: skip
