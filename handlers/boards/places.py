"""Count what is owed by place: provinces of the country, districts of a province."""

from collections.abc import Mapping

from engine.boards.counts import Counts, counted, total
from engine.boards.kinds import Days, Kind, kind_of
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.states import State
from handlers.desk import Desk
from models import counting
from models.counting import OfPlace, Scope

PROVINCE, DISTRICT = 2, 4


def by_place(desk: Desk, scope: Scope, digits: int) -> Mapping[str, Counts]:
    """Return the counts of each place of so many digits, in the order of their codes; what has no place stands under ""."""
    rows = counting.by_place(desk.connection, scope, digits=digits, today=day_in_bangkok(desk.now))
    found: dict[str, list[tuple[Kind | None, int]]] = {}
    for row in rows:
        found.setdefault(row.place if len(row.place) == digits else "", []).append((_kind(row), row.number))
    return {place: counted(found[place]) for place in sorted(found)}


def whole(found: Mapping[str, Counts]) -> Counts:
    """Return what all places come to."""
    return total(found.values())


def _kind(row: OfPlace) -> Kind | None:
    days = Days(has_day=row.has_day, is_past=row.is_past, is_soon=row.is_soon, was_late=row.was_late)
    return kind_of(State(row.state), days)
