"""Lay a form out as the nodes of an instance: so many rows of each repeat as the counts say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.forms.expressions.nodes import Node, add, attach, number_in_order
from engine.forms.form import NO, Form

Rows = Mapping[str, int]
"""A repeat in its place, without its own index, to how many rows it has."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The nodes of an instance; the values lie in the answers.

    `stems` are the repeats in their places, with or without rows: what is above a stem knows nothing of it.
    `steps` are leaves and stems in the order of asking, each stem behind its rows.
    """

    root: Node
    leaves: tuple[Node, ...]
    steps: tuple[Node, ...]
    by_path: Mapping[str, Node]
    by_generic: Mapping[str, list[Node]]
    stems: Mapping[str, Node]


@dataclass(frozen=True, slots=True)
class Plan:
    """What of a form decides its shapes."""

    form: Form
    branches: Mapping[str, list[str]]
    repeats: frozenset[str]
    questions: frozenset[str]


def plan(form: Form) -> Plan:
    """Return what all shapes of a form have in common."""
    repeats = frozenset(one.path for one in form.groups if one.repeats)
    return Plan(form, _branches(form), repeats, frozenset(one.path for one in form.questions))


def _branches(form: Form) -> dict[str, list[str]]:
    """Return the paths under each path, in the order of the form."""
    places = [*(one.path for one in form.questions), *(one.path for one in form.groups)]
    branches: dict[str, dict[str, None]] = {}
    for path in form.outline or places:
        steps = path.split("/")
        for depth in range(2, len(steps)):
            branches.setdefault("/".join(steps[:depth]), {}).setdefault("/".join(steps[: depth + 1]))
    return {parent: list(children) for parent, children in branches.items()}


def decided_rows(answers: Mapping[str, str]) -> dict[str, int]:
    """Count the rows that answers speak of.

    /data/member[2]/name says two of /data/member, and so does /data/member[2] = "yes"; "no" says one.
    """
    rows: dict[str, int] = {}
    for path, value in answers.items():
        if "[" in path:
            _count(rows, path, value)
    return rows


def _count(rows: dict[str, int], path: str, value: str) -> None:
    at = path.find("]")
    while at >= 0:
        before, _, digits = path[:at].rpartition("[")
        number = int(digits) if digits.isdecimal() else 0
        if at == len(path) - 1 and value == NO:
            number -= 1
        if number > rows.get(before, 0):
            rows[before] = number
        at = path.find("]", at + 1)


def shape(made_of: Plan, rows: Rows) -> Shape:
    """Build the nodes of a form."""
    root = Node("", "root")
    top = add(root, Node(made_of.form.root))
    attach(top, "id", made_of.form.id)
    attach(top, "version", made_of.form.version)
    layout = _Layout(made_of, rows)
    layout.grow(top)
    number_in_order(root)
    layout.enter(top)
    leaves = tuple(node for node in layout.steps if node.generic in made_of.questions)
    return Shape(root, leaves, tuple(layout.steps), layout.by_path, layout.by_generic, layout.stems)


@dataclass(frozen=True, slots=True)
class _Layout:
    plan: Plan
    rows: Rows
    steps: list[Node] = field(default_factory=list)
    by_path: dict[str, Node] = field(default_factory=dict)
    by_generic: dict[str, list[Node]] = field(default_factory=dict)
    stems: dict[str, Node] = field(default_factory=dict)

    def grow(self, parent: Node) -> None:
        """Add what lies under a node, and all below."""
        for path in self.plan.branches.get(parent.generic, ()):
            name = path.rpartition("/")[2]
            if path in self.plan.repeats:
                self._grow_rows(parent, name, path)
                continue
            node = add(parent, Node(name))
            self.grow(node)
            if path in self.plan.questions:
                self.steps.append(node)

    def _grow_rows(self, parent: Node, name: str, generic: str) -> None:
        stem = _stem(parent, name, generic)
        for _ in range(self.rows.get(stem.path, 0)):
            self.grow(add(parent, Node(name), indexed=True))
        self.stems[stem.path] = stem
        self.steps.append(stem)

    def enter(self, node: Node) -> None:
        """Find a node and all below by their paths."""
        waiting = [node]
        while waiting:
            one = waiting.pop()
            self.by_path[one.path] = one
            self.by_generic.setdefault(one.generic, []).append(one)
            waiting.extend(reversed(one.children))


def _stem(parent: Node, name: str, generic: str) -> Node:
    """Return a node that knows what is above it, and that nothing above knows."""
    stem = Node(name)
    stem.parent, stem.generic, stem.path = parent, generic, f"{parent.path}/{name}"
    stem.order = parent.order
    return stem
