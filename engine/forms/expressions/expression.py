"""Compile expressions once, and evaluate them."""

from dataclasses import dataclass
from functools import lru_cache

from engine.forms.expressions.closures import Closure, closed, too_deep
from engine.forms.expressions.env import Env, Source
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.nodes import Node
from engine.forms.expressions.parse import parse
from engine.forms.expressions.tree import Tree
from engine.forms.expressions.values import Value, short_enough, to_boolean, to_nodes, to_number, to_string


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression that was read: its text, its tree, and what evaluates it."""

    source: str
    tree: Tree
    closure: Closure

    def value(self, source: Source, node: Node) -> Value:
        """Evaluate at a node."""
        return self._value(Env(source, node), node)

    def text(self, source: Source, node: Node) -> str:
        """Evaluate and convert as string() does."""
        env = Env(source, node)
        return short_enough(to_string(env, self._value(env, node)))

    def number(self, source: Source, node: Node) -> float:
        """Evaluate and convert as number() does."""
        env = Env(source, node)
        return to_number(env, self._value(env, node))

    def truth(self, source: Source, node: Node) -> bool:
        """Evaluate and convert as boolean() does."""
        return to_boolean(self._value(Env(source, node), node))

    def nodes(self, source: Source, node: Node) -> list[Node]:
        """Evaluate to nodes; anything else is a fault."""
        return to_nodes(self._value(Env(source, node), node))

    def _value(self, env: Env, node: Node) -> Value:
        try:
            return self.closure(env, node, 1, 1)
        except RecursionError:
            raise too_deep() from None


@lru_cache(maxsize=8192)
def compiled(source: str) -> Expression:
    """Read an expression; ExpressionFault when it cannot be read."""
    try:
        tree = parse(source)
        return Expression(source, tree, closed(tree))
    except RecursionError:
        raise ExpressionFault("nested too deeply") from None
