"""Say which kind of office a report goes to, and which stands above another, by the area that the place lies in."""

from datetime import date

from engine.obligations.nouns.places import areas_of, routed
from engine.obligations.programme import Duty, Programme


def recipient(programme: Programme, duty: Duty, place: str, on: date) -> str:
    """Name the kind of office that a report about a place goes to; empty when the source prints none."""
    return routed(duty.to_by, areas_of(programme.areas, place, on), duty.to)


def above(programme: Programme, kind: str, place: str, on: date) -> str:
    """Name the kind of office above another one, for a place; empty at the top, or for a kind that the pack lacks."""
    found = next((one for one in programme.offices if one.id == kind), None)
    return routed(found.above_by, areas_of(programme.areas, place, on), found.above) if found else ""


def chain(programme: Programme, kind: str, place: str, on: date) -> tuple[str, ...]:
    """Name the kinds of offices above another one, from the nearest up; a ring ends where it begins."""
    found: list[str] = []
    upper = above(programme, kind, place, on)
    while upper and upper != kind and upper not in found:
        found.append(upper)
        upper = above(programme, upper, place, on)
    return tuple(found)
