"""Bind a function's name to what computes it: XPath 1.0's core and OpenRosa's own.

A plain function takes converted values. Its signature is one letter an argument (s string, n number,
b boolean, v any value, N nodes), `?` after the last that may be missing, `*` after one that may repeat.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from engine.forms.expressions.env import Env
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.functions import choices, dates, drawing, geo, nodesets, numbers, special, texts
from engine.forms.expressions.nodes import Node
from engine.forms.expressions.tree import Tree
from engine.forms.expressions.values import Value, to_boolean, to_nodes, to_number, to_string

Closure = Callable[[Env, Node, int, int], Value]

_PLAIN: Final[Mapping[str, tuple[str, Callable[..., Value]]]] = {**texts.TABLE, **numbers.TABLE}
"""Functions of their arguments alone."""

_SITUATED: Final[Mapping[str, tuple[str, Callable[..., Value]]]] = {
    **choices.TABLE, **dates.TABLE, **drawing.TABLE, **geo.TABLE, **nodesets.TABLE,
}  # fmt: skip
"""Functions that also see the evaluation and the node: they take these two first."""

_MANY: Final = 1_000


@dataclass(frozen=True, slots=True)
class _Signature:
    kinds: str
    least: int
    repeats: bool

    def kind(self, place: int) -> str:
        return self.kinds[min(place, len(self.kinds) - 1)]


def bind(name: str, closures: tuple[Closure, ...], trees: tuple[Tree, ...]) -> Closure:
    """Return what calls a function; ExpressionFault when it does not exist or the arguments do not fit."""
    if name in special.TABLE:
        return special.bind(name, closures, trees)
    signature, work = _PLAIN.get(name) or _SITUATED.get(name) or _unknown(name)
    kinds = _fitting(name, _read(signature), len(closures))
    arguments = tuple((closure, _CONVERSIONS[kind]) for closure, kind in zip(closures, kinds, strict=True))
    return _plain(work, arguments) if name in _PLAIN else _situated(work, arguments)


def _unknown(name: str) -> tuple[str, Callable[..., Value]]:
    raise ExpressionFault(f"no such function: {name}()")


def _read(signature: str) -> _Signature:
    letters = "".join(one for one in signature if one.isalpha())
    optional = signature.count("?") + signature.count("*")
    return _Signature(letters, len(letters) - optional, signature.endswith("*"))


def _fitting(name: str, signature: _Signature, given: int) -> list[str]:
    most = _MANY if signature.repeats else len(signature.kinds)
    if not signature.least <= given <= most:
        wanted = str(signature.least) if signature.least == most else f"{signature.least} to {most}"
        wanted = f"at least {signature.least}" if signature.repeats else wanted
        raise ExpressionFault(f"{name}() takes {wanted} arguments, not {given}")
    return [signature.kind(place) for place in range(given)]


def _plain(work: Callable[..., Value], arguments: tuple[tuple[Closure, "Conversion"], ...]) -> Closure:
    def call(env: Env, node: Node, place: int, size: int) -> Value:
        env.spend(1)
        return _clean(work(*[convert(env, one(env, node, place, size)) for one, convert in arguments]))

    return call


def _situated(work: Callable[..., Value], arguments: tuple[tuple[Closure, "Conversion"], ...]) -> Closure:
    def call(env: Env, node: Node, place: int, size: int) -> Value:
        env.spend(1)
        values = [convert(env, one(env, node, place, size)) for one, convert in arguments]
        return _clean(work(env, node, *values))

    return call


def _clean(value: Value) -> Value:
    return float(value) if type(value) is int else value


Conversion = Callable[[Env, Value], Value]


def _as_boolean(_env: Env, value: Value) -> Value:
    return to_boolean(value)


def _as_nodes(_env: Env, value: Value) -> Value:
    return to_nodes(value)


def _as_it_is(_env: Env, value: Value) -> Value:
    return value


_CONVERSIONS: Final[Mapping[str, Conversion]] = {
    "s": to_string,
    "n": to_number,
    "b": _as_boolean,
    "v": _as_it_is,
    "N": _as_nodes,
}
