"""Round as XPath does."""

import math
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Final

_HALF: Final = 0.5
_WHOLE: Final = 2.0**52


def rounded(number: float) -> float:
    """Round to the nearest whole number, a half towards plus infinity."""
    if not math.isfinite(number) or abs(number) >= _WHOLE:
        return number
    below = math.floor(number)
    return math.copysign(below + (number - below >= _HALF), number)


def rounded_to(number: float, places: float) -> float:
    """Round to so many places, a half towards plus infinity; negative places round tens and hundreds."""
    if not (math.isfinite(number) and math.isfinite(places)):
        return number
    half = ROUND_HALF_UP if number >= 0 else ROUND_HALF_DOWN
    try:
        return float(Decimal(repr(number)).quantize(Decimal(1).scaleb(-int(places)), rounding=half))
    except InvalidOperation:
        return number
