"""Ask for a line or an outline on the map, typed point by point: nobody draws one in a chat."""

import re
from typing import Final

from engine.conversation.bubbles import Text, say
from engine.conversation.kinds.asked import Asked, Lines, Miss, Read, Value
from engine.conversation.kinds.spots import point

LEAST: Final = {"geotrace": 2, "geoshape": 3}
_APART: Final = re.compile(r"[;\n]+")


def lines(asked: Asked) -> Lines:
    """Say how points are typed."""
    del asked
    return (say("Type the points in order with ; between them, for example 18.79 98.98; 18.80 98.97"),)


def read(asked: Asked, typed: str) -> Read:
    """Read points in order; an outline ends where it begins, whether that was typed or not."""
    parts = [part.strip() for part in _APART.split(typed) if part.strip()]
    points = [point(part) for part in parts]
    if None in points:
        wrong = parts[points.index(None)]
        return Miss(say("This does not read as a point: {words}", words=wrong))
    found = [one for one in points if one]
    if asked.question.kind == "geoshape" and len(found) > 1 and found[0] != found[-1]:
        found.append(found[0])
    least = LEAST[asked.question.kind]
    if len(set(found)) < least:
        return Miss(say("At least {count} points are needed.", count=least))
    return Value("; ".join(found))


def shown(asked: Asked, value: str) -> Text:
    """Say how many points it has: nobody reads them."""
    points = {one.strip() for one in value.split(";") if one.strip()}
    words = (
        "A line of {count} points" if asked.question.kind == "geotrace" else "An outline of {count} points"
    )
    return say(words, count=len(points))
