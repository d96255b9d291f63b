"""Found the units that nobody registers: they stand in a roster before the year begins, and so do their people."""

from collections.abc import Callable, Iterator, Sequence

from cli.demo import meet
from cli.simulating.people import Person
from cli.simulating.places import DIGITS, Spot, name_of
from engine.obligations.programme import Programme
from handlers import enrolling
from handlers.desk import Desk
from models import offices, units
from models.offices import UNIT

Make = Callable[..., Person]


def founded(
    desk: Desk, programmes: Sequence[Programme], spot: Spot, office_id: str, make: Make
) -> Iterator[Person]:
    """Make one unit with what it owes in each programme, and whoever speaks for it where a role is named for that."""
    home = programmes[0]
    kind = home.unit(spot.kind)
    place = spot.tambon[: DIGITS[kind.level]]
    unit_id = f"sim-{kind.id}-{spot.tambon}"
    if units.unit(desk.connection, unit_id) is not None:
        return
    units.add(
        desk.connection, id=unit_id, programme=home.home, kind=kind.id, name=f"{kind.name}{name_of(place)}",
        place=place, office_id=office_id, attributes={}, made_at=desk.now,
    )  # fmt: skip
    for programme in programmes:
        if any(duty.per == kind.id for duty in programme.duties):
            enrolling.enrol(desk, programme, unit_id)
    role = next((one.id for one in home.roles if one.of.table == "units" and one.of.id == kind.id), "")
    if not role:
        return
    person = make(f"{role}-{spot.tambon}-{kind.id}", role, office_id)
    person.spot, person.joins_at = spot, None
    person_id = meet(desk, person.key, person.name, desk.now)
    offices.grant(
        desk.connection, id=person_id, person_id=person_id, programme=home.home, kind=role, scope_kind=UNIT,
        scope_id=unit_id, valid_from=desk.now,
    )  # fmt: skip
    yield person
