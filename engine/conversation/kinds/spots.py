"""Ask for a place on the map: the phone sends it, or its two numbers are typed."""

import re

from engine.conversation.bubbles import PhoneButton, Plain, Press, Text, say
from engine.conversation.kinds.asked import Asked, Miss, Quicks, Read, Value

_TWO = re.compile(r"\(?\s*(-?\d{1,2}(?:\.\d+)?)\s*[, ]\s*(-?\d{1,3}(?:\.\d+)?)\s*\)?")


def quick(asked: Asked, press: Press) -> Quicks:
    """Offer to send where the phone is."""
    del asked, press
    return (PhoneButton(say("Send the place"), "location"),)


def read(asked: Asked, typed: str) -> Read:
    """Read two typed numbers: latitude, then longitude."""
    del asked
    found = point(typed)
    if found is None:
        return Miss(
            say("Tap the button below to send the place, or type its two numbers, for example 18.79 98.98.")
        )
    return Value(found)


def point(typed: str) -> str | None:
    """Return two typed numbers as a point of the map."""
    hit = _TWO.fullmatch(typed)
    if hit is None or abs(float(hit[1])) > 90 or abs(float(hit[2])) > 180:
        return None
    return f"{hit[1]} {hit[2]} 0 0"


def placed(latitude: float, longitude: float) -> Read:
    """Take a place that the phone sent."""
    return Value(f"{latitude:.6f} {longitude:.6f} 0 0")


def shown(asked: Asked, value: str) -> Text:
    """Word a place by its two numbers."""
    del asked
    return Plain(", ".join(value.split()[:2]))
