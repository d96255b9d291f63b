"""Choose the land of a simulated year: its provinces and districts, and where every unit is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cli.simulating.places import Spot, chosen, some_districts, spots, spread
from cli.simulating.wanted import Wanted
from engine.obligations.nouns.kinds import UnitKind
from engine.obligations.programme import Programme


@dataclass(frozen=True, slots=True)
class Land:
    """Codes of provinces and districts, and the places of the units."""

    provinces: tuple[str, ...]
    districts: tuple[str, ...]
    spots: tuple[Spot, ...]

    def areas(self, digits: int) -> list[str]:
        """Return the codes of so many digits that take part."""
        tambons = [one.tambon for one in self.spots]
        every = (*self.provinces, *self.districts, *tambons)
        return sorted({one[:digits] for one in every if len(one) >= digits})


def land(programmes: Sequence[Programme], wanted: Wanted) -> Land:
    """Return the land that was wanted, with the units that owe something in any of these programmes."""
    provinces = chosen(wanted.provinces, wanted.dice)
    districts = some_districts(wanted.districts, provinces, wanted.dice)
    by = {one.registration.unit: one.id for one in programmes if one.registration}
    kinds = tuple(_kinds(programmes))
    if wanted.units:
        among = districts or some_districts(wanted.units, provinces, wanted.dice)
        return Land(provinces, districts, spread(wanted.units, kinds, among, wanted.dice, by))
    found = (
        spot
        for code in provinces
        for kind in kinds
        for spot in spots(code, kind, wanted.dice, by=by.get(kind.id, ""))
    )
    return Land(provinces, districts, tuple(found))


def _kinds(programmes: Sequence[Programme]) -> Iterator[UnitKind]:
    """Yield the kinds of units that owe something; that an office owes something for itself makes it none."""
    owing = {duty.per for one in programmes for duty in one.duties}
    yield from (kind for kind in programmes[0].units if kind.id in owing)
