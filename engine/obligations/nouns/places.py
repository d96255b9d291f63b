"""Name sets of places, and say where something goes by the place it comes from."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Area:
    """A named set of places by their official codes, in force between two days; areas may overlap."""

    id: str
    name: str
    places: tuple[str, ...]
    first: date | None = None
    last: date | None = None

    def holds(self, place: str, on: date) -> bool:
        """Say whether a place, or one that it lies in, belongs to the area on a day."""
        if (self.first and on < self.first) or (self.last and on > self.last):
            return False
        return any(place.startswith(one) for one in self.places)


@dataclass(frozen=True, slots=True)
class Route:
    """From this area it goes to that kind of office."""

    area: str
    to: str


def routed(routes: tuple[Route, ...], areas: Collection[str], otherwise: str) -> str:
    """Return the office of the first area that a place lies in, in the order of the pack."""
    return next((one.to for one in routes if one.area in areas), otherwise)


def areas_of(areas: Iterable[Area], place: str, on: date) -> tuple[str, ...]:
    """Name the areas that a place lies in on a day, in the order of the pack: the one answer for roles, chains and lists."""
    return tuple(one.id for one in areas if one.holds(place, on))


@dataclass(frozen=True, slots=True)
class Among:
    """Which units owe a duty: those of an area, or those whose place is in one of these values of a cohort."""

    area: str = ""
    cohort: str = ""
    values: tuple[str, ...] = ()
