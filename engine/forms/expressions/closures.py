"""Turn a tree into closures: what is known before is decided once, not at each evaluation."""

from collections.abc import Callable
from typing import Final

from engine.forms.expressions.compare import calculate, compare
from engine.forms.expressions.env import Env
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.functions import bind
from engine.forms.expressions.nodes import Node
from engine.forms.expressions.paths import filtered, walked
from engine.forms.expressions.tree import Call, Chain, Filtered, Literal, Negated, Number, Path, Step, Tree
from engine.forms.expressions.values import Value, to_boolean, to_nodes, to_number

Closure = Callable[[Env, Node, int, int], Value]
"""Evaluate at a node, which is the so-manieth of so many."""

_OR: Final = 1
_AND: Final = 2
_EQUALITY: Final = 3
_ORDER: Final = 4
_UNION: Final = 8


def closed(tree: Tree) -> Closure:
    """Compile a tree; ExpressionFault for a function that does not exist or gets too little."""
    match tree:
        case Literal(value) | Number(value):
            return _constant(value)
        case Chain(rank, first, rest):
            return _chain(rank, closed(first), tuple((sign, closed(one)) for sign, one in rest))
        case Negated(inner):
            return _negated(closed(inner))
        case Call(name, arguments, position):
            return _bound(name, arguments, position)
        case Path(start, is_absolute, steps):
            return _path(closed(start) if start else None, steps, is_absolute=is_absolute)
        case Filtered(inner, predicates):
            return _filtered(closed(inner), predicates)


def _bound(name: str, arguments: tuple[Tree, ...], position: int) -> Closure:
    inner = tuple(map(closed, arguments))
    try:
        return bind(name, inner)
    except ExpressionFault as wrong:
        raise ExpressionFault(f"{wrong} at character {position + 1}") from None


def _constant(value: str | float) -> Closure:
    return lambda _env, _node, _place, _size: value


def _negated(inner: Closure) -> Closure:
    return lambda env, node, place, size: -to_number(env, inner(env, node, place, size))


def _chain(rank: int, first: Closure, rest: tuple[tuple[str, Closure], ...]) -> Closure:
    operands = (first, *(one for _, one in rest))
    if rank in {_OR, _AND}:
        return _either(operands, stops_at=rank == _OR)
    if rank == _UNION:
        return _union(operands)
    return _folded(compare if rank in {_EQUALITY, _ORDER} else calculate, first, rest)


def _either(operands: tuple[Closure, ...], *, stops_at: bool) -> Closure:
    def evaluate(env: Env, node: Node, place: int, size: int) -> Value:
        for one in operands:
            if to_boolean(one(env, node, place, size)) is stops_at:
                return stops_at
        return not stops_at

    return evaluate


def _folded(
    work: Callable[[Env, str, Value, Value], Value], first: Closure, rest: tuple[tuple[str, Closure], ...]
) -> Closure:
    def evaluate(env: Env, node: Node, place: int, size: int) -> Value:
        value = first(env, node, place, size)
        for sign, one in rest:
            value = work(env, sign, value, one(env, node, place, size))
        return value

    return evaluate


def _union(operands: tuple[Closure, ...]) -> Closure:
    def evaluate(env: Env, node: Node, place: int, size: int) -> Value:
        found: dict[int, Node] = {}
        for operand in operands:
            nodes = to_nodes(operand(env, node, place, size))
            env.spend(len(nodes))
            found.update((id(one), one) for one in nodes)
        return sorted(found.values(), key=lambda one: one.order)

    return evaluate


def _path(start: Closure | None, steps: tuple[Step, ...], *, is_absolute: bool) -> Closure:
    walk = walked(tuple((step, tuple(map(closed, step.predicates))) for step in steps))
    if is_absolute:
        return lambda env, _node, _place, _size: walk(env, [env.source.root])
    if start is None:
        return lambda env, node, _place, _size: walk(env, [node])
    return _from(start, walk)


def _from(start: Closure, walk: Callable[[Env, list[Node]], list[Node]]) -> Closure:
    return lambda env, node, place, size: walk(env, to_nodes(start(env, node, place, size)))


def _filtered(inner: Closure, predicates: tuple[Tree, ...]) -> Closure:
    keep = filtered(predicates, tuple(map(closed, predicates)))
    return lambda env, node, place, size: keep(env, to_nodes(inner(env, node, place, size)))


def too_deep() -> ExpressionFault:
    """Name the fault of values that hang on each other too far."""
    return ExpressionFault("values depend on each other too deeply")
