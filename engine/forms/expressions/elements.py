"""Grow nodes from XML elements."""

from typing import Final
from xml.etree import ElementTree as ET

from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.nodes import Node, add, attach, number_in_order

DEEPEST: Final = 100
_TEMPLATE: Final = "{http://openrosa.org/javarosa}template"


def parsed(xml: str) -> ET.Element:
    """Read XML; ExpressionFault when it is none or declares entities."""
    if "<!DOCTYPE" in xml or "<!ENTITY" in xml:
        raise ExpressionFault("the instance declares a document type")
    try:
        return ET.fromstring(xml.lstrip("\ufeff \t\r\n"))  # noqa: S314 - entities were refused above
    except (ET.ParseError, ValueError) as wrong:
        raise ExpressionFault(f"the instance is not XML: {wrong}") from wrong


def local(tag: str) -> str:
    """Return a name without its namespace."""
    return tag.rpartition("}")[2]


def grown(tops: list[ET.Element], start: int = 0) -> Node:
    """Return a root with these elements below it, numbered in document order from a number on."""
    root = Node("", "root")
    for top in tops:
        _grow(root, top, 1)
    number_in_order(root, start)
    return root


def _grow(parent: Node, element: ET.Element, depth: int) -> None:
    if depth > DEEPEST:
        raise ExpressionFault(f"the instance is nested deeper than {DEEPEST}")
    is_leaf = len(element) == 0
    text = (element.text or "") if is_leaf else None
    node = add(parent, Node(local(element.tag), text=text), indexed=True)
    for name, value in element.attrib.items():
        attach(node, local(name), value)
    if not is_leaf:
        _grow_inside(node, element, depth)


def _grow_inside(node: Node, element: ET.Element, depth: int) -> None:
    _write(node, element.text)
    for child in element:
        # The pattern of a repeat's rows is no row
        if _TEMPLATE not in child.attrib:
            _grow(node, child, depth + 1)
        _write(node, child.tail)


def _write(node: Node, text: str | None) -> None:
    if text:
        add(node, Node("", "text", text))
