"""Hold a pin on the map against the pins that are known of its unit, else of the tambon or district that it lies in."""

import math
from collections.abc import Sequence
from statistics import median
from typing import Final, NamedTuple

OWN_KM, AROUND_KM = 10, 40
FEW: Final = 3
"""With fewer pins of a neighbourhood nobody knows where it is."""
_SOUTH, _NORTH, _WEST, _EAST = 5.5, 20.6, 97.2, 105.8
_EARTH_KM: Final = 6_371


class Pin(NamedTuple):
    """A place on the map, in degrees."""

    latitude: float
    longitude: float


def pin_of(value: str) -> Pin | None:
    """Read a pin as a form writes it."""
    parts = value.split()
    try:
        return Pin(float(parts[0]), float(parts[1])) if len(parts) > 1 else None
    except ValueError:
        return None


def is_in_country(pin: Pin) -> bool:
    """Say whether a pin lies in the rectangle around the country."""
    return _SOUTH <= pin.latitude <= _NORTH and _WEST <= pin.longitude <= _EAST


def far_off_km(pin: Pin, own: Sequence[Pin], around: Sequence[Pin]) -> int:
    """Return how many kilometres a pin lies off what is known, rounded; 0 where it is near, or nothing is known."""
    if own:
        km = min(distance_km(pin, one) for one in own)
        return round(km) if km > OWN_KM else 0
    if len(around) < FEW:
        return 0
    km = distance_km(pin, middle(around))
    return round(km) if km > AROUND_KM else 0


def middle(pins: Sequence[Pin]) -> Pin:
    """Return the middle of several pins; one that is far off hardly moves it."""
    return Pin(median(one.latitude for one in pins), median(one.longitude for one in pins))


def distance_km(one: Pin, other: Pin) -> float:
    """Measure on a sphere."""
    up, across = math.radians(other.latitude - one.latitude), math.radians(other.longitude - one.longitude)
    here, there = math.radians(one.latitude), math.radians(other.latitude)
    chord = math.sin(up / 2) ** 2 + math.cos(here) * math.cos(there) * math.sin(across / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))
