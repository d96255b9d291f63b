"""Say what a LINE group is bound to, and count for it: an office with those below it, a place of theirs, or one unit.

A group has no role. What it is told is what its office sees, without what only few may know of, and without a name of
anybody.
"""

from dataclasses import dataclass, replace

from engine.handouts.handout import Handout
from handlers.boards.sight import Sight, of_rights
from handlers.desk import Desk, Speaker
from handlers.handouts import counting
from handlers.handouts.counting import name_of
from handlers.owing import Rights
from models import offices, units
from models.counting import Scope

NOBODY = Speaker("", "", "", is_new=True)


@dataclass(frozen=True, slots=True)
class Target:
    """What a group is about: an office; within it a unit, or a place."""

    office: str
    unit: str = ""
    place: str = ""

    @property
    def code(self) -> str:
        """Write it for a button."""
        return f"{self.office}/{self.unit}/{self.place}"


def read(code: str) -> Target | None:
    """Read what a button holds."""
    parts = code.split("/")
    return Target(*parts) if len(parts) == len(Target.__slots__) else None


def name(desk: Desk, target: Target) -> str:
    """Name it; empty when it is not there any more."""
    office = offices.office(desk.connection, target.office)
    if office is None:
        return ""
    if target.unit:
        unit = units.unit(desk.connection, target.unit)
        return unit.name if unit else ""
    return f"{name_of(target.place)} · {office.name}" if target.place else office.name


def sight(desk: Desk, target: Target) -> Sight | None:
    """Return what the office of a group sees, whoever works there."""
    office = offices.office(desk.connection, target.office)
    if office is None:
        return None
    of_office = Rights((), {}, {office.id: office.name})
    found = of_rights(desk, NOBODY, of_office)
    family = desk.library.family(office.programme)
    return replace(found, programmes=family, is_whole=False)


def handout(desk: Desk, target: Target) -> Handout | None:
    """Count what a group may be told; None when nothing is due, or what it is about has left its office."""
    seen = sight(desk, target)
    office = offices.office(desk.connection, target.office)
    if seen is None or office is None:
        return None
    if target.unit:
        return _of_unit(desk, seen, target)
    if target.place:
        return counting.of_place(desk, seen, target.place)
    return counting.of_sight(desk, seen)


def _of_unit(desk: Desk, seen: Sight, target: Target) -> Handout | None:
    unit = units.unit(desk.connection, target.unit)
    if unit is None or unit.office_id not in seen.offices:
        return None
    scope: Scope = replace(seen.scope(), unit=unit.id)
    return counting.of_scope(desk, seen, scope, unit.name, counting.NO_STEP)
