"""Find the rounds that lie below an upper round, and those that lie above a lower one, by the places of their units."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, or_, select, update

from models.base import read_all, table
from models.obligations import Obligation
from models.offices import Office
from models.units import Unit


@dataclass(frozen=True, slots=True)
class Lower:
    """A round below with the names that a report shows."""

    row: Obligation
    unit: str
    place: str
    office: str


def below(connection: Connection, *, programme: str, duties: Sequence[str], place: str) -> list[Lower]:
    """Return the rounds of these duties whose units lie in a place."""
    return _found(
        connection, _WITH_NAMES.where(_of(programme, duties), _U.c.place.startswith(place, autoescape=True))
    )


def of_unit(connection: Connection, *, programme: str, duties: Sequence[str], unit_id: str) -> list[Lower]:
    """Return the rounds of these duties of one unit."""
    return _found(connection, _WITH_NAMES.where(_of(programme, duties), _O.c.unit_id == unit_id))


def above(
    connection: Connection, *, programme: str, duties: Sequence[str], place: str, unit_id: str
) -> list[Obligation]:
    """Return the rounds of these duties that offices around a place, or the unit itself, owe."""
    around = [place[:digits] for digits in range(len(place) + 1)]
    of_office = (_O.c.unit_id == _O.c.office_id) & _U.c.place.in_(around)
    wanted = _of(programme, duties) & or_(of_office, _O.c.unit_id == unit_id)
    query = select(_O).join_from(_O, _U, _O.c.unit_id == _U.c.id).where(wanted).order_by(_O.c.id)
    return read_all(Obligation, connection.execute(query))


def settle(
    connection: Connection, ids: Sequence[str], *, office_id: str, states: Sequence[str], to: str
) -> None:
    """Put rounds of an office in a state of which a group has sent its part and the office no report of its own."""
    mine = _O.c.id.in_(ids) & (_O.c.office_id == office_id) & _O.c.state.in_(states)
    parts = _O.c.report_id.is_(None) & _O.c.contribution_id.is_not(None)
    connection.execute(update(_O).where(mine, parts).values(state=to))


def _of(programme: str, duties: Sequence[str]) -> Any:
    return (_O.c.programme == programme) & _O.c.duty.in_(duties) & (_O.c.state != "handed_over")


def _found(connection: Connection, query: Select[tuple[Any, ...]]) -> list[Lower]:
    return [_lower(dict(row)) for row in connection.execute(query.order_by(_O.c.id)).mappings()]


def _lower(row: dict[str, Any]) -> Lower:
    unit, place, office = row.pop("unit_name"), row.pop("unit_place"), row.pop("office_name")
    return Lower(Obligation(**row), unit, place, office)


_O = table(Obligation)
_U = table(Unit)
_F = table(Office)
_WITH_NAMES = (
    select(_O, _U.c.name.label("unit_name"), _U.c.place.label("unit_place"), _F.c.name.label("office_name"))
    .join_from(_O, _U, _O.c.unit_id == _U.c.id)
    .join(_F, _O.c.office_id == _F.c.id)
)
