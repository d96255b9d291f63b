"""Bind the functions that do not simply take values: lazy ones, and those of the place."""

import math
import re
from collections.abc import Callable, Mapping
from typing import Final

from engine.forms.expressions.env import Env
from engine.forms.expressions.functions.counting import wrong_count
from engine.forms.expressions.nodes import Node
from engine.forms.expressions.values import Value, text_of, to_boolean, to_nodes, to_number, to_string

Closure = Callable[[Env, Node, int, int], Value]

_SPACE: Final = re.compile(r"[ \t\r\n]+")


def bind(name: str, closures: tuple[Closure, ...]) -> Closure:
    """Return what calls one of these functions."""
    least, most, make = TABLE[name]
    if not least <= len(closures) <= most:
        raise wrong_count(name, least, most, len(closures))
    return make(*closures)


def _if(condition: Closure, then: Closure, otherwise: Closure) -> Closure:
    def choose(env: Env, node: Node, place: int, size: int) -> Value:
        env.spend(1)
        chosen = then if to_boolean(condition(env, node, place, size)) else otherwise
        return chosen(env, node, place, size)

    return choose


def _coalesce(*closures: Closure) -> Closure:
    def first(env: Env, node: Node, place: int, size: int) -> Value:
        found = ""
        for one in closures:
            found = to_string(env, one(env, node, place, size))
            if found:
                break
        return found

    return first


def _once(work: Closure) -> Closure:
    """Keep what the node holds; NaN is no answer, so that it is never kept for good."""

    def keep(env: Env, node: Node, place: int, size: int) -> Value:
        held = text_of(env, env.current) if env.current.children else env.source.raw(env.current)
        if held:
            return held
        value = work(env, node, place, size)
        return "" if isinstance(value, float) and math.isnan(value) else to_string(env, value)

    return keep


def _position(of: Closure | None = None) -> Closure:
    if of is None:
        return lambda _env, _node, place, _size: float(place)

    def find(env: Env, node: Node, place: int, size: int) -> Value:
        nodes = to_nodes(of(env, node, place, size))
        return float(nodes[0].index) if nodes else math.nan

    return find


def _last() -> Closure:
    return lambda _env, _node, _place, size: float(size)


def _current() -> Closure:
    return lambda env, _node, _place, _size: [env.current]


def _string(of: Closure | None = None) -> Closure:
    if of is None:
        return lambda env, node, _place, _size: text_of(env, node)
    return lambda env, node, place, size: to_string(env, of(env, node, place, size))


def _number(of: Closure | None = None) -> Closure:
    if of is None:
        return lambda env, node, _place, _size: to_number(env, text_of(env, node))
    return lambda env, node, place, size: to_number(env, of(env, node, place, size))


def _string_length(of: Closure | None = None) -> Closure:
    text = _string(of)
    return lambda env, node, place, size: float(len(to_string(env, text(env, node, place, size))))


def _normalize_space(of: Closure | None = None) -> Closure:
    text = _string(of)
    return lambda env, node, place, size: _single_spaced(to_string(env, text(env, node, place, size)))


def _single_spaced(text: str) -> str:
    """Collapse XML's white space alone: a no-break space is a letter to XPath."""
    return " ".join(part for part in _SPACE.split(text) if part)


def _name(of: Closure | None = None) -> Closure:
    def find(env: Env, node: Node, place: int, size: int) -> Value:
        nodes = [node] if of is None else to_nodes(of(env, node, place, size))
        return nodes[0].name if nodes else ""

    return find


def _no_namespace(of: Closure | None = None) -> Closure:
    def find(env: Env, node: Node, place: int, size: int) -> Value:
        if of is not None:
            to_nodes(of(env, node, place, size))
        return ""

    return find


TABLE: Final[Mapping[str, tuple[int, int, Callable[..., Closure]]]] = {
    "if": (3, 3, _if),
    "coalesce": (1, 100, _coalesce),
    "once": (1, 1, _once),
    "position": (0, 1, _position),
    "last": (0, 0, _last),
    "current": (0, 0, _current),
    "string": (0, 1, _string),
    "number": (0, 1, _number),
    "string-length": (0, 1, _string_length),
    "normalize-space": (0, 1, _normalize_space),
    "name": (0, 1, _name),
    "local-name": (0, 1, _name),
    "namespace-uri": (0, 1, _no_namespace),
}
