"""Measure areas and distances on a sphere, as OpenRosa does."""

import math
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Final

from engine.forms.expressions.env import Env
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.nodes import Node
from engine.forms.expressions.values import Value, text_of, to_string

_EARTH_RADIUS_METRES: Final = 6_378_100.0

Place = tuple[float, float]


def _places(env: Env, values: tuple[Value, ...]) -> list[Place]:
    """Read points from nodes of one point each, or from texts of points parted by semicolons."""
    found: list[Place] = []
    for value in values:
        texts = [text_of(env, node) for node in value] if isinstance(value, list) else [to_string(env, value)]
        found += [_place(point) for text in texts for point in text.split(";") if point.strip()]
    return found


def _place(point: str) -> Place:
    try:
        latitude, longitude = (math.radians(float(one)) for one in point.split()[:2])
    except ValueError:
        raise ExpressionFault(f"not a place: {point[:30]}") from None
    return latitude, longitude


def _distance(env: Env, _node: Node, *values: Value) -> Value:
    places = _places(env, values)
    env.spend(len(places))
    return sum(_between(one, other) for one, other in pairwise(places))


def _between(one: Place, other: Place) -> float:
    """Return the metres between two places, by the haversine."""
    half = math.sin((other[0] - one[0]) / 2) ** 2
    half += math.cos(one[0]) * math.cos(other[0]) * math.sin((other[1] - one[1]) / 2) ** 2
    return 2 * _EARTH_RADIUS_METRES * math.asin(min(1.0, math.sqrt(half)))


def _area(env: Env, _node: Node, *values: Value) -> Value:
    """Return the square metres inside a ring of places."""
    places = _places(env, values)
    env.spend(len(places))
    if len(places) < 3:
        return 0.0
    total = 0.0
    for one, other in pairwise([*places, places[0]]):
        total += (other[1] - one[1]) * (2 + math.sin(one[0]) + math.sin(other[0]))
    return abs(total) * _EARTH_RADIUS_METRES**2 / 2


TABLE: Final[Mapping[str, tuple[str, Callable[..., Value]]]] = {
    "distance": ("vv*", _distance),
    "area": ("v", _area),
}
