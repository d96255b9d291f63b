"""Say which offices a unit needs: the one that it reports to and those above it, each over the place that holds the unit's."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final

from engine.obligations.chains import chain
from engine.obligations.nouns.kinds import OfficeKind
from engine.obligations.programme import Programme
from engine.roster.placing import DIGITS
from engine.roster.wanted import WantedOffice
from thai.places.columns import without_title
from thai.places.finding import by_code

_TAMBON: Final = 6


def own_office_kind(programme: Programme, unit_kind: str, place: str) -> OfficeKind | None:
    """Return the kind of office that a unit reports to: the one nearest to it that files, else the nearest there is."""
    filing = {
        duty.filed_by.id
        for duty in programme.duties
        if duty.filed_by.table == "offices" and duty.per == unit_kind
    }
    nearest = [one for one in programme.offices if one.id in filing] or list(programme.offices)
    fitting = [one for one in nearest if is_over(one, place)]
    return max(fitting, key=lambda one: DIGITS.get(one.level, 0), default=None)


def with_those_above(programme: Programme, office: WantedOffice, on: date) -> Iterator[WantedOffice]:
    """Yield an office and those above it, the nearest first."""
    yield office
    for kind in chain(programme, office.kind, office.area, on):
        above = next((one for one in programme.offices if one.id == kind), None)
        if above is not None:
            yield by_itself(above, office.area)


def by_itself(kind: OfficeKind, place: str) -> WantedOffice:
    """Name the office of a kind over a place as it is called when nobody says otherwise."""
    area = place[: DIGITS.get(kind.level, 0)]
    return WantedOffice(kind.id, area, default_name(kind, area))


def is_over(kind: OfficeKind, place: str) -> bool:
    """Say whether a place is exact enough to tell which office of a kind looks after it."""
    return DIGITS.get(kind.level, 0) <= len(place)


@lru_cache(maxsize=16_384)
def default_name(kind: OfficeKind, area: str) -> str:
    """Put the name of the place behind the name of the kind; what is over the whole country has none."""
    place = by_code(area[:_TAMBON])
    if place is None:
        return kind.name
    named = place.subdistrict or place.district or place.province
    village = f" {int(area[_TAMBON:])}" if len(area) > _TAMBON else ""
    return f"{kind.name}{without_title(named.name)}{village}"
