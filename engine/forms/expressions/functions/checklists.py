"""Compute checklists: how many of some answers are true, or how much the true ones weigh."""

import math
from collections.abc import Callable, Mapping
from typing import Final

from engine.forms.expressions.env import Env
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.nodes import Node
from engine.forms.expressions.values import Value, text_as_number, text_of, to_number


def _numbers(env: Env, value: Value) -> list[float]:
    """Return the number of a value, or of each node of a set."""
    if not isinstance(value, list):
        return [to_number(env, value)]
    env.spend(len(value))
    return [text_as_number(env, text_of(env, node)) for node in value]


def _checklist(env: Env, _node: Node, least: float, most: float, *values: Value) -> Value:
    """Count what is above zero, and say whether the count lies between; -1 leaves a side open."""
    numbers = [number for value in values for number in _numbers(env, value)]
    return _lies_between(least, most, sum(number > 0 for number in numbers))


def _weighted(env: Env, _node: Node, least: float, most: float, *pairs: Value) -> Value:
    """Weigh what is above zero, each by the value that follows it."""
    if len(pairs) % 2:
        raise ExpressionFault(
            "weighted-checklist() takes two bounds and then pairs of a value and its weight"
        )
    total = 0.0
    for value, weight in zip(pairs[::2], pairs[1::2], strict=True):
        numbers, weights = _numbers(env, value), _numbers(env, weight)
        if len(numbers) != len(weights):
            raise ExpressionFault("weighted-checklist() takes as many weights as values")
        total += sum(one for number, one in zip(numbers, weights, strict=True) if number > 0)
    return _lies_between(least, most, total)


def _lies_between(least: float, most: float, total: float) -> bool:
    if math.isnan(least) or math.isnan(most):
        raise ExpressionFault("the bounds of a checklist are numbers, -1 for none")
    return (least < 0 or total >= least) and (most < 0 or total <= most)


TABLE: Final[Mapping[str, tuple[str, Callable[..., Value]]]] = {
    "checklist": ("nnv*", _checklist),
    "weighted-checklist": ("nnv*", _weighted),
}
