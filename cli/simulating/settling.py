"""Put programmes, offices and people into a world: offices by official codes, a join code for everybody."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from bot.library import Shelf
from bot.wiring import Core
from cli.applying import apply, folder_of
from cli.simulating.founding import founded
from cli.simulating.land import Land, land
from cli.simulating.making import person
from cli.simulating.people import Person
from cli.simulating.personas import sayings
from cli.simulating.places import Spot
from cli.simulating.registering import Registrant
from cli.simulating.staffing import enrol_offices, office_of, officers, put_offices
from cli.simulating.wanted import Wanted, base_of
from cli.working import writing
from engine.obligations.calendar import BANGKOK
from engine.obligations.programme import Programme
from handlers.desk import Desk
from models import joining
from thai.naming import write_place
from thai.places import finding

__all__ = ["Town", "Wanted", "settle"]
LEADERS_JOIN_WITHIN = 18
LIFE = timedelta(days=3650)


@dataclass(frozen=True, slots=True)
class Town:
    """Who takes part: the programmes, their offices by id with their area, their people."""

    programmes: tuple[Programme, ...]
    offices: Mapping[str, str]
    people: tuple[Person, ...]

    @property
    def programme(self) -> Programme:
        """Return the first programme; those that are played together share its units, offices and roles."""
        return self.programmes[0]


def settle(core: Core, wanted: Wanted, start: datetime) -> Town:
    """Apply the packs, make their offices with what they owe for themselves, and give everybody a code."""
    names = wanted.packs()
    for name in filter(None, (base_of(names[0]), *names)):
        # A shelf looks again after two seconds only: each pack is put onto one of its own.
        apply(replace(core, shelf=Shelf(core.database)), folder_of(name))
    with writing(core) as desk:
        programmes = tuple(desk.library.programmes[name] for name in names)
        here = land(programmes, wanted)
        made = dict(put_offices(desk, programmes[0], here))
        people = (
            *officers(programmes, made, wanted, start),
            *_leaders(desk, programmes, made, here, wanted, start),
        )
        for one in people:
            if one.joins_at is not None:
                _give_code(desk, programmes[0], one)
        enrol_offices(desk, programmes, made)
    return Town(programmes, made, people)


def _leaders(
    desk: Desk, programmes: Sequence[Programme], made: Mapping[str, str], here: Land, wanted: Wanted, start: datetime
) -> Iterator[Person]:  # fmt: skip
    """Give every unit that is to be registered somebody who registers it; found the others with whoever speaks for them."""
    registrants = {one.id: Registrant(desk, one, wanted.dice, start) for one in programmes}
    make = partial(person, wanted, start)
    for spot in here.spots:
        if spot.kind:
            office_id = office_of(programmes, made, spot.kind, spot)
            yield from founded(desk, programmes, spot, office_id, make)
            continue
        registrant = registrants[spot.programme]
        registration = registrant.programme.registration
        if registration is not None:
            office_id = office_of(programmes, made, registration.unit, spot)
            key = f"leader-{spot.tambon}-{spot.type or (spot.programme if len(programmes) > 1 else '')}"
            leader = make(key, registration.by, office_id, LEADERS_JOIN_WITHIN)
            leader.spot = spot
            leader.plan = registrant.plan(leader, _group(leader, spot))
            yield leader


def _group(leader: Person, spot: Spot) -> str:
    place = finding.by_code(spot.tambon)
    name = place.subdistrict.name if place and place.subdistrict else write_place(place) if place else ""
    return leader.draws.one(sayings()["groups"]).format(place=name)


def _give_code(desk: Desk, programme: Programme, one: Person) -> None:
    # Who registers joins the programme in which she does; everybody else the one whose offices they are.
    named = one.spot.programme if one.spot and one.spot.programme else programme.home
    joining.add(
        desk.connection, id=f"sim-{one.code}", code_hash=desk.vault.keyring.hash("code", one.code), programme=named,
        role=one.role, office_id=one.office, unit_id=None, inviter=None, relinks=None, needs_tap=False, is_practice=False,
        uses_left=1, expires_at=datetime.combine(desk.now.date() + LIFE, datetime.min.time(), BANGKOK), revoked_at=None,
    )  # fmt: skip
