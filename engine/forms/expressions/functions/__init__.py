"""Bind a function's name to what computes it: XPath 1.0's core and OpenRosa's own.

A plain function takes converted values. Its signature is one letter an argument (s string, n number,
b boolean, v any value, N nodes), `?` after the last that may be missing, `*` after one that may repeat.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from engine.forms.expressions.env import Env
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.functions import (
    checklists,
    choices,
    dates,
    drawing,
    geo,
    nodesets,
    numbers,
    patterns,
    record,
    signatures,
    special,
    texts,
)
from engine.forms.expressions.functions.counting import wrong_count
from engine.forms.expressions.nodes import Node
from engine.forms.expressions.values import Value, to_boolean, to_nodes, to_number, to_string

Closure = Callable[[Env, Node, int, int], Value]

_PLAIN: Final[Mapping[str, tuple[str, Callable[..., Value]]]] = {**texts.TABLE, **numbers.TABLE}
"""Functions of their arguments alone."""

_SITUATED: Final[Mapping[str, tuple[str, Callable[..., Value]]]] = {
    **checklists.TABLE, **choices.TABLE, **dates.TABLE, **drawing.TABLE, **geo.TABLE, **nodesets.TABLE,
    **patterns.TABLE, **record.TABLE, **signatures.TABLE,
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


def bind(name: str, closures: tuple[Closure, ...]) -> Closure:
    """Return what calls a function; ExpressionFault when it does not exist or the arguments do not fit."""
    if name in special.TABLE:
        return special.bind(name, closures)
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
        raise wrong_count(name, signature.least, None if signature.repeats and given < most else most, given)
    return [signature.kind(place) for place in range(given)]


def _plain(work: Callable[..., Value], arguments: tuple[tuple[Closure, "Conversion"], ...]) -> Closure:
    def call(env: Env, node: Node, place: int, size: int) -> Value:
        values = [convert(env, one(env, node, place, size)) for one, convert in arguments]
        env.spend(_cost(values))
        return _clean(work(*values))

    return call


def _situated(work: Callable[..., Value], arguments: tuple[tuple[Closure, "Conversion"], ...]) -> Closure:
    def call(env: Env, node: Node, place: int, size: int) -> Value:
        values = [convert(env, one(env, node, place, size)) for one, convert in arguments]
        env.spend(_cost(values))
        return _clean(work(env, node, *values))

    return call


def _cost(values: list[Value]) -> int:
    """Return the steps of a call: one, and one more for each hundred letters it has to read."""
    return 1 + sum(len(one) // 100 for one in values if type(one) is str)


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
