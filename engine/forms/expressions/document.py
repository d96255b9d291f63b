"""Make an XML document a source, so that any expression can be tried on any OpenRosa instance."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from xml.etree import ElementTree as ET

from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.nodes import Node, add, attach, number_in_order


@dataclass(frozen=True, slots=True)
class Document:
    """An instance whose values stand in it; it has no questions, so no wordings."""

    root: Node
    at: datetime
    seed: str
    instances: Mapping[str, Node] = field(default_factory=dict)

    def value(self, node: Node) -> str:
        """Return the text of a leaf."""
        return node.text or ""

    def raw(self, node: Node) -> str:
        """Return the text of a leaf."""
        return node.text or ""

    def is_present(self, _node: Node) -> bool:
        """Say yes: nothing is irrelevant without a form."""
        return True

    def instance(self, name: str) -> Node | None:
        """Return the root of a secondary instance."""
        return self.instances.get(name)

    def choice_label(self, _node: Node, value: str) -> str:
        """Return the value itself: there are no choices."""
        return value

    def wording(self, key: str) -> str:
        """Return the id itself: there are no texts."""
        return key


def document(xml: str, at: datetime, seed: str) -> Document:
    """Read a document; ExpressionFault when it is not XML or declares entities."""
    if "<!DOCTYPE" in xml or "<!ENTITY" in xml:
        raise ExpressionFault("the instance declares a document type")
    try:
        element = ET.fromstring(xml)  # noqa: S314 - entities were refused above
    except ET.ParseError as wrong:
        raise ExpressionFault(f"the instance is not XML: {wrong}") from wrong
    root = Node("", "root")
    _grow(root, element)
    number_in_order(root)
    return Document(root, at, seed)


def _grow(parent: Node, element: ET.Element) -> None:
    """Add an element and all below it; spaces between elements are no text."""
    is_leaf = len(element) == 0
    node = add(
        parent, Node(_local(element.tag), text=(element.text or "") if is_leaf else None), indexed=True
    )
    for name, value in element.attrib.items():
        attach(node, _local(name), value)
    if not is_leaf:
        _grow_inside(node, element)


def _grow_inside(node: Node, element: ET.Element) -> None:
    _write(node, element.text)
    for child in element:
        _grow(node, child)
        _write(node, child.tail)


def _write(node: Node, text: str | None) -> None:
    if text and not text.isspace():
        add(node, Node("", "text", text))


def _local(name: str) -> str:
    return name.rpartition("}")[2]
