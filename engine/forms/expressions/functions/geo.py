"""Measure areas and distances on a sphere, and say what lies inside what, as OpenRosa does.

Figures are rounded to centimetres; what is no place gives NaN, never a figure.
"""

import math
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Final

from engine.forms.expressions.env import Env
from engine.forms.expressions.nodes import Node
from engine.forms.expressions.numerals import rounded
from engine.forms.expressions.values import Value, text_as_number, text_of, to_string

_EARTH_RADIUS_METRES: Final = 6_378_100.0

Place = tuple[float, float]
"""Latitude and longitude in degrees."""


def _places(env: Env, values: tuple[Value, ...]) -> list[Place] | None:
    """Read points from nodes or texts of points parted by semicolons; None when one is no place."""
    found: list[Place | None] = []
    for value in values:
        texts = [text_of(env, node) for node in value] if isinstance(value, list) else [to_string(env, value)]
        found += [_place(env, point) for text in texts for point in text.strip(" ;").split(";")]
    env.spend(len(found))
    places = [one for one in found if one is not None]
    return places if len(places) == len(found) else None


def _place(env: Env, point: str) -> Place | None:
    numbers = [text_as_number(env, one) for one in point.split()]
    if not 2 <= len(numbers) <= 4 or any(map(math.isnan, numbers)):
        return None
    return (numbers[0], numbers[1]) if abs(numbers[0]) <= 90 and abs(numbers[1]) <= 180 else None


def _distance(env: Env, _node: Node, *values: Value) -> Value:
    places = _places(env, values)
    if places is None:
        return math.nan
    return _to_centimetres(sum(_between(one, other) for one, other in pairwise(places)))


def _between(one: Place, other: Place) -> float:
    """Return the metres between two places, by the haversine."""
    (north, east), (other_north, other_east) = (tuple(map(math.radians, place)) for place in (one, other))
    half = math.sin((other_north - north) / 2) ** 2
    half += math.cos(north) * math.cos(other_north) * math.sin((other_east - east) / 2) ** 2
    return 2 * _EARTH_RADIUS_METRES * math.asin(min(1.0, math.sqrt(half)))


def _area(env: Env, _node: Node, value: Value) -> Value:
    """Return the square metres inside a ring of places."""
    places = _places(env, (value,))
    if places is None:
        return math.nan
    if len(places) < 3:
        return 0.0
    total = 0.0
    for one, other in pairwise([*places, places[0]]):
        sines = math.sin(math.radians(one[0])) + math.sin(math.radians(other[0]))
        total += math.radians(other[1] - one[1]) * (2 + sines)
    return _to_centimetres(abs(total) * _EARTH_RADIUS_METRES**2 / 2)


def _to_centimetres(metres: float) -> float:
    return rounded(metres * 100) / 100


def _geofence(env: Env, _node: Node, point: Value, shape: Value) -> Value:
    """Say whether a place lies inside a shape: whether a line from it to the east crosses an odd number of sides."""
    place, ring = _places(env, (point,)), _places(env, (shape,))
    if not place or not ring:
        return False
    north, east = place[0]
    crossings = (
        east < (other[1] - one[1]) * (north - one[0]) / (other[0] - one[0]) + one[1]
        for one, other in pairwise([*ring, ring[0]])
        if (one[0] > north) != (other[0] > north)
    )
    return sum(crossings) % 2 == 1


TABLE: Final[Mapping[str, tuple[str, Callable[..., Value]]]] = {
    "distance": ("vv*", _distance),
    "area": ("v", _area),
    "enclosed-area": ("v", _area),
    "geofence": ("vv", _geofence),
}
