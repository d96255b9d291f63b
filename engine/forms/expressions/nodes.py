"""Hold an instance as nodes, and walk it along XPath's axes.

A node whose `text` is None has its value asked from the source: one tree serves every set of answers.
"""

from collections.abc import Callable, Iterator
from typing import Final


class Node:
    """An element, an attribute, a text, or the root above them all."""

    __slots__ = ("attributes", "children", "generic", "index", "kind", "name", "named", "order", "parent",
                 "path", "text", "words")  # fmt: skip

    def __init__(self, name: str, kind: str = "element", text: str | None = None) -> None:
        """Make a node that stands alone; `add` gives it a place."""
        self.name = name
        self.kind = kind
        self.text = text
        self.parent: Node | None = None
        self.children: list[Node] = []
        self.named: dict[str, list[Node]] = {}
        self.attributes: list[Node] = []
        self.words: Node | None = None
        self.index = 1
        self.order = 0
        self.path = ""
        self.generic = ""


def add(parent: Node, child: Node, *, indexed: bool = False) -> Node:
    """Put a child last under a parent; an indexed one carries its [1] in its path."""
    same = parent.named.setdefault(child.name, [])
    same.append(child)
    parent.children.append(child)
    child.parent, child.index = parent, len(same)
    child.generic = f"{parent.generic}/{child.name}"
    child.path = f"{parent.path}/{child.name}" + (f"[{child.index}]" if indexed else "")
    return child


def attach(parent: Node, name: str, value: str) -> None:
    """Give an element an attribute."""
    attribute = Node(name, "attribute", value)
    attribute.parent = parent
    attribute.generic = attribute.path = f"{parent.path}/@{name}"
    parent.attributes.append(attribute)


def number_in_order(root: Node, start: int = 0) -> None:
    """Number all nodes in document order; an element keeps the next number for its text."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        node.order = start
        for place, attribute in enumerate(node.attributes, start + 2):
            attribute.order = place
        start += 2 + len(node.attributes)
        waiting.extend(reversed(node.children))


def words_of(node: Node) -> Node:
    """Return the text node of a leaf, the same one each time."""
    if node.words is None:
        node.words = Node("", "text", node.text)
        node.words.parent, node.words.order = node, node.order + 1
        node.words.path, node.words.generic = node.path, node.generic
    return node.words


def root_of(node: Node) -> Node:
    """Return the root above a node."""
    while node.parent is not None:
        node = node.parent
    return node


def _children(node: Node) -> list[Node]:
    if node.children or node.kind != "element":
        return node.children
    return [words_of(node)]


def _parent(node: Node) -> list[Node]:
    return [node.parent] if node.parent is not None else []


def _self(node: Node) -> list[Node]:
    return [node]


def _descendants(node: Node) -> list[Node]:
    found: list[Node] = []
    waiting = list(reversed(_children(node)))
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting.extend(reversed(_children(one)))
    return found


def _descendants_or_self(node: Node) -> list[Node]:
    return [node, *_descendants(node)]


def _ancestors(node: Node) -> list[Node]:
    return list(_upwards(node.parent))


def _ancestors_or_self(node: Node) -> list[Node]:
    return list(_upwards(node))


def _upwards(node: Node | None) -> Iterator[Node]:
    while node is not None:
        yield node
        node = node.parent


def _siblings(node: Node) -> tuple[list[Node], int]:
    if node.parent is None or node.kind == "attribute":
        return [], 0
    row = _children(node.parent)
    return row, next(place for place, one in enumerate(row) if one is node)


def _later_siblings(node: Node) -> list[Node]:
    row, place = _siblings(node)
    return row[place + 1 :]


def _earlier_siblings(node: Node) -> list[Node]:
    row, place = _siblings(node)
    return row[:place][::-1]


def _following(node: Node) -> list[Node]:
    found = _descendants(node.parent) if node.kind == "attribute" and node.parent else []
    for one in _upwards(node):
        for later in _later_siblings(one):
            found += _descendants_or_self(later)
    return found


def _preceding(node: Node) -> list[Node]:
    found = []
    for one in _upwards(node):
        for earlier in _earlier_siblings(one):
            found += _descendants_or_self(earlier)[::-1]
    return found


def _attributes(node: Node) -> list[Node]:
    return node.attributes


WALKS: Final[dict[str, Callable[[Node], list[Node]]]] = {
    "child": _children,
    "parent": _parent,
    "self": _self,
    "descendant": _descendants,
    "descendant-or-self": _descendants_or_self,
    "ancestor": _ancestors,
    "ancestor-or-self": _ancestors_or_self,
    "following-sibling": _later_siblings,
    "preceding-sibling": _earlier_siblings,
    "following": _following,
    "preceding": _preceding,
    "attribute": _attributes,
}
