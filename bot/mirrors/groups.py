"""Lay out what a programme counts: one table a kind of unit, with its places and what the registration told of it."""

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection

from bot.mirrors import words
from bot.mirrors.reporting import Layer
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.nouns.kinds import UnitKind
from engine.obligations.programme import Programme
from exports.tables import Cell, Column, Table
from models import offices, units
from thai.places import finding


def tables(connection: Connection, layer: Layer, programme: Programme) -> Iterator[tuple[str, Table]]:
    """Yield the table of each kind of unit with the name of its tab."""
    titles = words.unit(layer.texts)
    columns = tuple(Column(key, title) for key, title in titles.items())
    for kind in programme.units:
        rows = _rows(connection, programme, kind)
        if rows:
            yield f"unit:{kind.id}", Table(f"{kind.name} {programme.fiscal_year}"[:90], columns, rows)


def _rows(connection: Connection, programme: Programme, kind: UnitKind) -> list[dict[str, Cell]]:
    found = units.members(connection, programme.id, kind.id)
    names = offices.names(connection, {unit.office_id for unit, _, _ in found})
    return [
        {
            "id": unit.id,
            "name": unit.name,
            **places(unit.place),
            "place": unit.place,
            "office": names.get(unit.office_id, ""),
            "since": day_in_bangkok(since),
            "until": day_in_bangkok(until) if until else None,
        }
        for unit, since, until in found
    ]


def places(code: str) -> Mapping[str, Cell]:
    """Return the names of a place and of what holds it."""
    place = finding.by_code(code)
    if place is None:
        return {}
    district, subdistrict = place.district, place.subdistrict
    return {
        "province": place.province.name,
        "district": district.name if district else None,
        "subdistrict": subdistrict.name if subdistrict else None,
    }
