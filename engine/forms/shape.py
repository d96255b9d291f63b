"""Lay a form out as the nodes of an instance: one row a repeat, or as many as the answers have."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.forms.expressions.nodes import Node, add, attach, number_in_order
from engine.forms.form import Form

Rows = Mapping[str, int]
"""Path of a repeat in its place, without its own index, to how many rows it has."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The nodes of an instance; the values lie in the answers."""

    root: Node
    leaves: tuple[Node, ...]
    by_path: Mapping[str, Node]


def rows_in(paths: Iterable[str]) -> dict[str, int]:
    """Count the rows that answers speak of: /data/member[2]/name says two of /data/member."""
    rows: dict[str, int] = {}
    for path in paths:
        at = path.find("]")
        while at >= 0:
            before, _, number = path[:at].rpartition("[")
            rows[before] = max(rows.get(before, 0), int(number) if number.isdecimal() else 0)
            at = path.find("]", at + 1)
    return rows


def shape(form: Form, rows: Rows) -> Shape:
    """Build the nodes of a form."""
    root = Node("", "root")
    top = add(root, Node(form.root))
    attach(top, "id", form.id)
    attach(top, "version", form.version)
    _Layout(_branches(form), {one.path for one in form.groups if one.repeats}, rows).grow(top)
    number_in_order(root)
    by_path: dict[str, Node] = {}
    leaves = tuple(_leaves(top, {one.path for one in form.questions}, by_path))
    return Shape(root, leaves, by_path)


def _branches(form: Form) -> dict[str, list[str]]:
    """Return the paths under each path, in the order of the form."""
    branches: dict[str, dict[str, None]] = {}
    for path in [one.path for one in form.questions] + [one.path for one in form.groups]:
        steps = path.split("/")
        for depth in range(2, len(steps)):
            branches.setdefault("/".join(steps[:depth]), {}).setdefault("/".join(steps[: depth + 1]))
    return {parent: list(children) for parent, children in branches.items()}


@dataclass(frozen=True, slots=True)
class _Layout:
    branches: Mapping[str, list[str]]
    repeats: set[str]
    rows: Rows

    def grow(self, parent: Node) -> None:
        for path in self.branches.get(parent.generic, ()):
            name = path.rpartition("/")[2]
            is_repeat = path in self.repeats
            count = max(1, self.rows.get(f"{parent.path}/{name}", 1)) if is_repeat else 1
            for _ in range(count):
                self.grow(add(parent, Node(name), indexed=is_repeat))


def _leaves(node: Node, paths: set[str], by_path: dict[str, Node]) -> Iterable[Node]:
    by_path[node.path] = node
    if node.generic in paths:
        yield node
    for child in node.children:
        yield from _leaves(child, paths, by_path)
