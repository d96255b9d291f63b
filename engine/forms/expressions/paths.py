"""Walk the steps of a path, and keep the nodes that pass the predicates."""

from collections.abc import Callable
from operator import attrgetter
from typing import Final

from engine.forms.expressions.env import Env
from engine.forms.expressions.nodes import WALKS, Node
from engine.forms.expressions.tree import Step, Tree, size
from engine.forms.expressions.values import Value, text_of

Closure = Callable[[Env, Node, int, int], Value]
Keep = Callable[[Env, list[Node]], list[Node]]
Walk = Callable[[Env, list[Node]], list[Node]]

_order = attrgetter("order")
_NONE: Final[list[Node]] = []


def walked(steps: tuple[tuple[Step, tuple[Closure, ...]], ...]) -> Walk:
    """Compile the steps of a path into one walk from a set of nodes."""
    plain = next((place for place, (step, _) in enumerate(steps) if not _is_plain(step)), len(steps))
    walks = [_step(step, closures) for step, closures in steps[plain:]]
    if plain:
        walks.insert(0, _down(tuple(_local(step.test) for step, _ in steps[:plain])))
    if len(walks) == 1:
        return walks[0]

    def walk(env: Env, nodes: list[Node]) -> list[Node]:
        for one in walks:
            nodes = one(env, nodes)
        return nodes

    return walk


def _is_plain(step: Step) -> bool:
    """Say whether a step goes to children of one name, all of them."""
    return (
        step.axis == "child"
        and not step.predicates
        and step.test != "*"
        and not step.test.endswith(("()", ":*"))
    )


def _down(names: tuple[str, ...]) -> Walk:
    """Walk down by names alone. From one node, all found lie equally deep, so they stay in order."""
    general = [_step(Step("child", name), ()) for name in names]

    def walk(env: Env, nodes: list[Node]) -> list[Node]:
        if len(nodes) != 1:
            for one in general:
                nodes = one(env, nodes)
            return nodes
        spent = len(names)
        for name in names:
            if len(nodes) == 1:
                nodes = nodes[0].named.get(name, _NONE)
            else:
                nodes = [child for node in nodes for child in node.named.get(name, _NONE)]
            spent += len(nodes)
        env.spend(spent)
        return nodes

    return walk


def _step(step: Step, closures: tuple[Closure, ...]) -> Walk:
    keep = filtered(step.predicates, closures) if closures else None
    look = _looked(step)

    def walk(env: Env, nodes: list[Node]) -> list[Node]:
        if len(nodes) == 1:
            found = look(env, nodes[0])
            found = keep(env, found) if keep else found
            return found[::-1] if is_backwards else found
        return _merged(env, nodes)

    def _merged(env: Env, nodes: list[Node]) -> list[Node]:
        merged: dict[int, Node] = {}
        for node in nodes:
            found = look(env, node)
            merged.update((id(one), one) for one in (keep(env, found) if keep else found))
        return sorted(merged.values(), key=_order)

    is_backwards = step.axis.startswith(("ancestor", "preceding"))
    return walk


def _looked(step: Step) -> Callable[[Env, Node], list[Node]]:
    """Return what finds a step's nodes from one node, nearest first."""
    if step.axis == "child" and step.test != "*" and not step.test.endswith(("()", ":*")):
        return _child_named(_local(step.test))
    look, fits = WALKS[step.axis], _test(step)

    def find(env: Env, node: Node) -> list[Node]:
        found = look(node)
        env.spend(1 + len(found))
        return [one for one in found if fits(env, one)]

    return find


def _child_named(name: str) -> Callable[[Env, Node], list[Node]]:
    def find(env: Env, node: Node) -> list[Node]:
        found = node.named.get(name, [])
        env.spend(1 + len(found))
        return found

    return find


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _test(step: Step) -> Callable[[Env, Node], bool]:
    if step.test == "node()":
        return lambda env, node: node.kind != "text" or bool(text_of(env, node))
    if step.test == "text()":
        return lambda env, node: node.kind == "text" and bool(text_of(env, node))
    if step.test.endswith("()"):
        return lambda _env, _node: False
    kind, name = "attribute" if step.axis == "attribute" else "element", _local(step.test)
    if name == "*":
        return lambda _env, node: node.kind == kind
    return lambda _env, node: node.kind == kind and node.name == name


def filtered(predicates: tuple[Tree, ...], closures: tuple[Closure, ...]) -> Keep:
    """Compile predicates: a number keeps the node at that place, anything else keeps where it is true."""
    costs = tuple(map(size, predicates))

    def keep(env: Env, nodes: list[Node]) -> list[Node]:
        for cost, closure in zip(costs, closures, strict=True):
            env.spend(cost * len(nodes))
            last, kept = len(nodes), []
            for place, one in enumerate(nodes, 1):
                value = closure(env, one, place, last)
                if value is True or (value == place if isinstance(value, float) else bool(value)):
                    kept.append(one)
            nodes = kept
        return nodes

    return keep
