"""Compute functions of numbers."""

import math
from collections.abc import Callable, Mapping
from typing import Final

from engine.forms.expressions.numerals import rounded, rounded_to
from engine.forms.expressions.values import Value


def _whole(work: Callable[[float], int]) -> Callable[[float], float]:
    """Make a whole number of one, with its sign: -0.5 goes up to minus zero."""
    return lambda number: math.copysign(work(number), number) if math.isfinite(number) else number


def _safely(work: Callable[..., float]) -> Callable[..., float]:
    """Give NaN where a function has no value, and infinity where it is too large."""

    def call(*numbers: float) -> float:
        try:
            return float(work(*numbers))
        except ValueError:
            return math.nan
        except OverflowError:
            return math.inf

    return call


def _round(number: float, places: float | None = None) -> float:
    return rounded(number) if places is None else rounded_to(number, places)


def _power(base: float, exponent: float) -> float:
    if base == 0 and exponent < 0:
        return math.inf
    try:
        return math.pow(base, exponent)
    except OverflowError:
        return -math.inf if base < 0 and exponent % 2 == 1 else math.inf


def _logarithm(work: Callable[[float], float]) -> Callable[[float], float]:
    return lambda number: -math.inf if number == 0 else _safely(work)(number)


TABLE: Final[Mapping[str, tuple[str, Callable[..., Value]]]] = {
    "floor": ("n", _whole(math.floor)),
    "ceiling": ("n", _whole(math.ceil)),
    "int": ("n", _whole(math.trunc)),
    "round": ("nn?", _round),
    "abs": ("n", abs),
    "pow": ("nn", _safely(_power)),
    "sqrt": ("n", _safely(math.sqrt)),
    "exp": ("n", _safely(math.exp)),
    "exp10": ("n", _safely(lambda number: math.pow(10, number))),
    "log": ("n", _logarithm(math.log)),
    "log10": ("n", _logarithm(math.log10)),
    "sin": ("n", _safely(math.sin)),
    "cos": ("n", _safely(math.cos)),
    "tan": ("n", _safely(math.tan)),
    "asin": ("n", _safely(math.asin)),
    "acos": ("n", _safely(math.acos)),
    "atan": ("n", _safely(math.atan)),
    "atan2": ("nn", _safely(math.atan2)),
    "pi": ("", lambda: math.pi),
}
