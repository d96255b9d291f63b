"""Compute functions of sets of nodes. Sums and counts do not see what is not relevant."""

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from engine.forms.expressions.env import Env
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.nodes import Node
from engine.forms.expressions.values import Value, short_enough, text_as_number, text_of, to_number, to_string


def _present(env: Env, nodes: list[Node]) -> list[Node]:
    env.spend(len(nodes))
    return [node for node in nodes if env.source.is_present(node)]


def _texts(env: Env, values: tuple[Value, ...]) -> Iterator[str]:
    for value in values:
        if isinstance(value, list):
            yield from (text_of(env, node) for node in _present(env, value))
        else:
            yield to_string(env, value)


def _numbers(env: Env, values: tuple[Value, ...]) -> list[float]:
    """Return the numbers of nodes and values."""
    found = []
    for value in values:
        if isinstance(value, list):
            texts = [text_of(env, node) for node in _present(env, value)]
            found += [text_as_number(env, text) for text in texts]
        else:
            found.append(to_number(env, value))
    return found


def _count(env: Env, _node: Node, nodes: list[Node]) -> Value:
    return len(_present(env, nodes))


def _count_non_empty(env: Env, _node: Node, nodes: list[Node]) -> Value:
    return sum(bool(text_of(env, node)) for node in _present(env, nodes))


def _sum(env: Env, _node: Node, nodes: list[Node]) -> Value:
    return sum(text_as_number(env, text_of(env, node)) for node in _present(env, nodes))


def _least(env: Env, _node: Node, *values: Value) -> Value:
    return _extreme(min, _numbers(env, values))


def _greatest(env: Env, _node: Node, *values: Value) -> Value:
    return _extreme(max, _numbers(env, values))


def _extreme(pick: Callable[[list[float]], float], numbers: list[float]) -> float:
    if not numbers or any(map(math.isnan, numbers)):
        return math.nan
    return pick(numbers)


def _concat(env: Env, _node: Node, *values: Value) -> Value:
    return short_enough("".join(_texts(env, values)))


def _join(env: Env, _node: Node, separator: str, *values: Value) -> Value:
    return short_enough(separator.join(_texts(env, values)))


def _id(_env: Env, _node: Node, _value: Value) -> Value:
    """Find nothing: an instance declares no ids."""
    return []


def _lang(_env: Env, _node: Node, _language: str) -> Value:
    return False


def _instance(env: Env, _node: Node, name: str) -> Value:
    root = env.source.instance(name)
    if root is None:
        raise ExpressionFault(f"there is no list or file named {name}")
    return [root]


def _pulldata(env: Env, _node: Node, name: str, column: str, key: str, wanted: str) -> Value:
    """Return a column of the first item whose key has the wanted value."""
    root = env.source.instance(name)
    if root is None:
        raise ExpressionFault(f"there is no file named {name}")
    for top in root.children:
        for item in top.named.get("item", []):
            env.spend(1)
            if _column(env, item, key) == wanted:
                return _column(env, item, column)
    return ""


def _column(env: Env, item: Node, name: str) -> str:
    found = item.named.get(name)
    return text_of(env, found[0]) if found else ""


def _indexed_repeat(env: Env, _node: Node, nodes: list[Node], *pairs: Value) -> Value:
    """Return the value of the node that lies in the so-manieth row of each named repeat."""
    if len(pairs) % 2:
        raise ExpressionFault("indexed-repeat() takes a repeat and a number, up to three times")
    wanted = {}
    for rows, number in zip(pairs[::2], pairs[1::2], strict=True):
        if not isinstance(rows, list):
            raise ExpressionFault("indexed-repeat() takes a repeat and a number, up to three times")
        if not rows:
            return ""
        wanted[rows[0].generic] = to_number(env, number)
    found = [one for one in nodes if _lies_in(one, wanted)]
    return text_of(env, found[0]) if found else ""


def _lies_in(node: Node, wanted: Mapping[str, float]) -> bool:
    above: Node | None = node
    while above is not None:
        if above.index != wanted.get(above.generic, above.index):
            return False
        above = above.parent
    return True


TABLE: Final[Mapping[str, tuple[str, Callable[..., Value]]]] = {
    "count": ("N", _count),
    "count-non-empty": ("N", _count_non_empty),
    "sum": ("N", _sum),
    "min": ("v*", _least),
    "max": ("v*", _greatest),
    "concat": ("v*", _concat),
    "join": ("sv*", _join),
    "id": ("v", _id),
    "lang": ("s", _lang),
    "instance": ("s", _instance),
    "pulldata": ("ssss", _pulldata),
    "indexed-repeat": ("NNvN?v?N?v?", _indexed_repeat),
}
