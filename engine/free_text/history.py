"""Say whether a value is like those that the same unit reported before. It never makes a value, only more or less sure."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from statistics import median

History = Mapping[str, Sequence[str]]
"""What a unit reported before, by the path of the question."""

_NEAR, _FAR = Decimal(3), Decimal(10)


def plausible(number: Decimal | None, earlier: Sequence[str]) -> bool | None:
    """Return True near what was usual, False far from it, None where nothing can be said."""
    usual = [one for one in map(_number, earlier) if one is not None and one > 0]
    if number is None or number <= 0 or not usual:
        return None
    middle = Decimal(median(usual))
    ratio = max(number / middle, middle / number)
    if ratio <= _NEAR:
        return True
    return False if ratio > _FAR else None


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def always(earlier: Sequence[str]) -> str:
    """Return the value that every earlier report had, "" when they differ or there are fewer than two."""
    return earlier[0] if len(earlier) > 1 and len(set(earlier)) == 1 else ""
