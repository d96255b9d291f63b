"""Put the offices of a simulated year into its land, and officers into them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from cli.simulating.land import Land
from cli.simulating.making import person
from cli.simulating.people import Person
from cli.simulating.places import DIGITS, Spot, name_of
from cli.simulating.wanted import Wanted
from engine.obligations.programme import Programme
from handlers import enrolling
from handlers.desk import Desk
from models import offices


def put_offices(desk: Desk, programme: Programme, land: Land) -> Iterator[tuple[str, str]]:
    """Make the offices of every kind over the places that take part; yield each with its area."""
    for kind in programme.offices:
        for area in land.areas(DIGITS[kind.level]):
            office_id = f"sim-{kind.id}-{area}".rstrip("-")
            offices.put_office(
                desk.connection, id=office_id, programme=programme.home, kind=kind.id, area=area,
                name=f"{kind.name}{name_of(area)}", phone="020000000",
            )  # fmt: skip
            yield office_id, area


def officers(
    programmes: Sequence[Programme], made: Mapping[str, str], wanted: Wanted, start: datetime
) -> Iterator[Person]:
    """Give every office whom its duties need: the first of its roles where it files, and each role that reviews."""
    duties = [duty for one in programmes for duty in one.duties]
    filing = {duty.filed_by.id for duty in duties if duty.filed_by.table == "offices"}
    reviewing = {review.by for duty in duties for review in duty.review}
    home = programmes[0]
    for kind in home.offices:
        roles = [one.id for one in home.roles if one.of.table == "offices" and one.of.id == kind.id]
        files = roles[:1] if kind.id in filing else []
        for office_id in of_kind(made, kind.id):
            for role in dict.fromkeys([*files, *(one for one in roles if one in reviewing)]):
                one = person(wanted, start, f"{role}-{office_id}", role, office_id)
                one.files, one.reviews = role in files, role in reviewing
                yield one


def enrol_offices(desk: Desk, programmes: Sequence[Programme], made: Mapping[str, str]) -> None:
    """Open what every office owes for itself."""
    for office_id in made:
        if (office := offices.office(desk.connection, office_id)) is not None:
            for programme in programmes:
                enrolling.enrol_office(desk, programme, office)


def office_of(programmes: Sequence[Programme], made: Mapping[str, str], kind: str, spot: Spot) -> str:
    """Return the nearest office that files for a kind of unit at a place."""
    near = of_kind(made, _nearest(programmes, kind))
    return next(one for one in near if spot.tambon.startswith(made[one]))


def of_kind(made: Mapping[str, str], kind: str) -> Iterator[str]:
    """Yield the offices of one kind."""
    near = f"sim-{kind}"
    yield from (one for one in made if one == near or one.startswith(f"{near}-"))


def _nearest(programmes: Sequence[Programme], unit: str) -> str:
    """Name the kind of office that a unit belongs to: the one of the smallest area that files for it."""
    filing = {
        duty.filed_by.id
        for programme in programmes
        for duty in programme.duties
        if duty.per == unit and duty.filed_by.table == "offices"
    }
    every = programmes[0].offices
    kinds = [one for one in every if one.id in filing] or list(every)
    return max(kinds, key=lambda one: DIGITS[one.level]).id
