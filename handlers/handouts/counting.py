"""Count what is due by place or by duty, for somebody's own offices and those below; nothing that only few may know of."""

from collections.abc import Mapping
from dataclasses import replace

from engine.boards.counts import Counts
from engine.handouts.handout import Handout, Line
from engine.obligations.calendar import in_bangkok
from handlers.boards import overview, places
from handlers.boards.sight import Sight
from handlers.desk import Desk
from models import offices
from models.counting import Scope
from thai.naming import write_place
from thai.places import finding

# An office that looks after a province counts its districts, one that looks after a district its tambons.
BELOW: Mapping[int, int] = {0: 2, 2: 4, 4: 6}
NO_STEP = -1


def of_sight(desk: Desk, sight: Sight) -> Handout | None:
    """Count what somebody's offices and those below them have in, of what is due by now; None when nothing is."""
    mine = offices.of_ids(desk.connection, list(sight.held.offices))
    if not mine:
        return None
    ordered = sorted(mine, key=lambda one: (len(one.area), one.area, one.id))
    title = " · ".join(one.name for one in ordered)
    return of_scope(desk, sight, sight.scope(), title, len(ordered[0].area))


def of_scope(desk: Desk, sight: Sight, scope: Scope, title: str, digits: int) -> Handout | None:
    """Count a scope one step below places of so many digits; where there is no step below, by duty."""
    lines = _by_place(desk, scope, BELOW[digits]) if digits in BELOW else _by_duty(desk, sight, scope)
    return Handout(title, in_bangkok(desk.now), lines) if lines else None


def of_place(desk: Desk, sight: Sight, place: str) -> Handout | None:
    """Count what is due in one place of somebody's sight."""
    found = finding.by_code(place)
    scope = replace(sight.scope(), place=place)
    return of_scope(desk, sight, scope, write_place(found) if found else place, len(place))


def _by_place(desk: Desk, scope: Scope, digits: int) -> tuple[Line, ...]:
    found = places.by_place(desk, scope, digits)
    return tuple(_line(name_of(place), counts) for place, counts in found.items() if counts.expected)


def _by_duty(desk: Desk, sight: Sight, scope: Scope) -> tuple[Line, ...]:
    boards = overview.boards(desk, sight, scope)
    found = (one for board in boards for one in board.duties)
    return tuple(_line(one.duty.name, one.counts) for one in found if one.counts.expected)


def _line(label: str, counts: Counts) -> Line:
    return Line(label, counts.sent, counts.expected)


def name_of(code: str) -> str:
    """Name a place by its last step: the title says where it lies; what is no place has no name."""
    found = finding.by_code(code) if code else None
    return write_place(found).partition(" ")[0] if found else ""
