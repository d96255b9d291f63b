"""Compare and calculate, by XPath 1.0's section 3.4 and 3.5."""

import math
import operator
from collections.abc import Callable
from typing import Final

from engine.forms.expressions.days import local_number
from engine.forms.expressions.env import Env
from engine.forms.expressions.values import Value, text_as_number, text_of, to_boolean, to_number, to_string

_EQUALITIES: Final[dict[str, Callable[[object, object], bool]]] = {"=": operator.eq, "!=": operator.ne}
_ORDERS: Final[dict[str, Callable[[float, float], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def compare(env: Env, sign: str, left: Value, right: Value) -> bool:
    """Compare two values; a set of nodes compares when one of its nodes does."""
    env.spend(1)
    return _are_equal(env, sign, left, right) if sign in _EQUALITIES else _is_ordered(env, sign, left, right)


def _are_equal(env: Env, sign: str, left: Value, right: Value) -> bool:
    same = _EQUALITIES[sign]
    if isinstance(left, bool) or isinstance(right, bool):
        return same(to_boolean(left), to_boolean(right))
    if isinstance(left, list) or isinstance(right, list):
        return _some_equal(env, sign, left, right)
    if isinstance(left, float) or isinstance(right, float):
        return same(to_number(env, left), to_number(env, right))
    return same(left, right)


def _some_equal(env: Env, sign: str, left: Value, right: Value) -> bool:
    same = _EQUALITIES[sign]
    if isinstance(left, float) or isinstance(right, float):
        numbers = [[to_number(env, one) for one in _atoms(env, side)] for side in (left, right)]
        env.spend(len(numbers[0]) + len(numbers[1]))
        return any(same(one, other) for one in numbers[0] for other in numbers[1])
    lefts, rights = set(_atoms(env, left)), set(_atoms(env, right))
    env.spend(len(lefts) + len(rights))
    if sign == "=":
        return not lefts.isdisjoint(rights)
    return bool(lefts and rights) and len(lefts | rights) > 1


def _is_ordered(env: Env, sign: str, left: Value, right: Value) -> bool:
    if isinstance(right, float) and isinstance(left, list):
        order = _ORDERS[sign]
        env.spend(len(left))
        return any(order(text_as_number(env, text_of(env, node)), right) for node in left)
    if isinstance(left, bool) and isinstance(right, list):
        right = bool(right)
    if isinstance(right, bool) and isinstance(left, list):
        left = bool(left)
    lefts, rights = _atoms(env, left), _atoms(env, right)
    env.spend(len(lefts) * len(rights))
    return any(_atoms_ordered(env, sign, one, other) for one in lefts for other in rights)


def _atoms_ordered(env: Env, sign: str, left: str | float, right: str | float) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return _ORDERS[sign](*_on_one_clock(env, left, right))
    return _ORDERS[sign](_number(env, left), _number(env, right))


def _on_one_clock(env: Env, left: str, right: str) -> tuple[float, float]:
    """Return two texts as numbers; a date beside a moment is its first moment on the local clock.

    By UTC alone, 3 in the morning would still be yesterday.
    """
    if ("T" in left) != ("T" in right):
        first, second = local_number(left, env.source.at), local_number(right, env.source.at)
        if first is not None and second is not None:
            return first, second
    return text_as_number(env, left), text_as_number(env, right)


def _number(env: Env, atom: str | float) -> float:
    return text_as_number(env, atom) if isinstance(atom, str) else atom


def _atoms(env: Env, value: Value) -> list[str | float]:
    if isinstance(value, list):
        return [text_of(env, node) for node in value]
    return [value if isinstance(value, str) else to_number(env, value)]


def calculate(env: Env, sign: str, left: Value, right: Value) -> float:
    """Add, subtract, multiply, divide or take the remainder."""
    env.spend(1)
    if isinstance(left, float) or isinstance(right, float):
        one, other = to_number(env, left), to_number(env, right)
    else:
        one, other = _numbers(env, left, right)
    match sign:
        case "+":
            return one + other
        case "-":
            return one - other
        case "*":
            return one * other
        case "div":
            return divide(one, other)
        case _:
            return math.fmod(one, other) if math.isfinite(one) and other else math.nan


def _numbers(env: Env, left: Value, right: Value) -> tuple[float, float]:
    if isinstance(left, bool) or isinstance(right, bool):
        return to_number(env, left), to_number(env, right)
    return _on_one_clock(env, to_string(env, left), to_string(env, right))


def divide(one: float, other: float) -> float:
    """Divide as IEEE 754 does: by zero gives an infinity, zero by zero NaN."""
    if other:
        return one / other
    if one == 0 or math.isnan(one) or math.isnan(other):
        return math.nan
    return math.copysign(math.inf, one) * math.copysign(1, other)
