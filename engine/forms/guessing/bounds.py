"""Find what a constraint looks for in an answer: values beside which an answer is likely to do, and patterns."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from engine.forms.expressions.closures import Closure, closed
from engine.forms.expressions.env import Env
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.nodes import Node
from engine.forms.expressions.tree import Call, Chain, Literal, Step, Tree, parts
from engine.forms.expressions.values import to_string
from engine.forms.run import Run

_COMPARES: Final = frozenset({"=", "!=", "<", "<=", ">", ">="})


@dataclass(frozen=True, slots=True)
class Looked:
    """What a constraint compares with, by how it looks."""

    values: tuple[str, ...] = ()
    lengths: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


def looked_for(run: Run, node: Node, source: str | None) -> Looked:
    """Return what a constraint looks for at a node; nothing when it cannot be read."""
    expression = run.program.expression(source) if source else None
    if expression is None:
        return Looked()
    env = Env(run, node)
    found = list(_found(expression.tree, env, node))
    kinds = {
        kind: tuple(text for one, text in found if one == kind) for kind in ("value", "length", "pattern")
    }
    return Looked(kinds["value"], kinds["length"], kinds["pattern"])


def _found(tree: Tree | Step, env: Env, node: Node) -> Iterator[tuple[str, str]]:
    match tree:
        case Chain(_, first, rest) if {sign for sign, _ in rest} <= _COMPARES:
            operands = (first, *(one for _, one in rest))
            kind = "length" if any(_is_length(one) for one in operands) else "value"
            yield from ((kind, text) for one in operands for text in _text(one, env, node))
        case Call("regex", (_, Literal(pattern))):
            yield "pattern", pattern
        case Literal(text):
            yield "value", text
    for part in parts(tree):
        yield from _found(part, env, node)


def _is_length(tree: Tree) -> bool:
    return isinstance(tree, Call) and tree.name in {"string-length", "count-selected"}


def _text(tree: Tree, env: Env, node: Node) -> Iterator[str]:
    try:
        text = to_string(env, _closed(tree)(env, node, 1, 1))
    except ExpressionFault:
        return
    if text:
        yield text


@lru_cache(maxsize=1024)
def _closed(tree: Tree) -> Closure:
    return closed(tree)
