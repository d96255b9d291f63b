"""Compare two constraints as far as they hold a number between bounds."""

import math
import re
from typing import Final

_PART: Final = re.compile(r"\.\s*(>=|<=|>|<)\s*(-?\d+(?:\.\d+)?)")
_AND: Final = re.compile(r"\s+and\s+")
Span = tuple[tuple[float, int], tuple[float, int]]


def of_constraint(before: str | None, after: str | None) -> str:
    """Say whether a constraint became wider or narrower; what cannot be compared counts as narrower."""
    if not before or not after:
        return "narrow" if after else "widen"
    old, new = _span(before), _span(after)
    if old is None or new is None or old == new:
        return "narrow"
    return "widen" if new[0] <= old[0] and new[1] >= old[1] else "narrow"


def _span(text: str) -> Span | None:
    """Return the lower and the upper bound, an open one a little further in; None for another kind of rule."""
    least, most = (-math.inf, 0), (math.inf, 0)
    for part in _AND.split(text.strip().replace("(", "").replace(")", "")):
        found = _PART.fullmatch(part.strip())
        if found is None:
            return None
        sign, bound = found[1], float(found[2])
        if sign.startswith(">"):
            least = max(least, (bound, 0 if sign == ">=" else 1))
        else:
            most = min(most, (bound, 0 if sign == "<=" else -1))
    return least, most
