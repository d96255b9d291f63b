"""Read the model of a whole XForm: its primary instance, its lists, its texts and its choices.

It reads what expressions need and no more; forms that people fill are read by engine.forms.xform.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree import ElementTree as ET

from engine.forms.expressions.elements import grown, local
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.nodes import Node

_FAR: Final = 10_000_000


@dataclass(frozen=True, slots=True)
class Choices:
    """What a question offers: its own items by value, or the nodes of an expression with two of their children."""

    items: Mapping[str, str]
    nodeset: str = ""
    value: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Model:
    """The parts of a form that its expressions see."""

    root: Node
    instances: Mapping[str, Node] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, Choices] = field(default_factory=dict)


def model(top: ET.Element) -> Model:
    """Read a form from its html or model element, or take any other element for the instance itself."""
    if local(top.tag) not in {"html", "model"}:
        return Model(grown([top]))
    found = next((one for one in top.iter() if local(one.tag) == "model"), None)
    every = [one for one in found if local(one.tag) == "instance"] if found is not None else []
    if found is None or not every or len(every[0]) == 0:
        raise ExpressionFault("the form has no primary instance")
    texts = dict(_texts(found))
    return Model(grown([every[0][0]]), dict(_lists(every[1:])), texts, dict(_choices(top, texts)))


def _lists(every: list[ET.Element]) -> Iterator[tuple[str, Node]]:
    for place, one in enumerate(every, 1):
        if "id" in one.attrib and len(one):
            top = grown(list(one), _FAR * place)
            _show_through(top)
            yield one.attrib["id"], top


def _show_through(top: Node) -> None:
    """Let instance('x')/item find what instance('x')/root/item does: the specification writes both."""
    for child in list(top.children):
        for name, nodes in child.named.items():
            top.named.setdefault(name, nodes)


def _texts(found: ET.Element) -> Iterator[tuple[str, str]]:
    every = [one for one in found.iter() if local(one.tag) == "translation"]
    chosen = next((one for one in every if one.get("default")), every[0] if every else None)
    for text in chosen if chosen is not None else ():
        values = [one for one in text if local(one.tag) == "value"]
        plain = [one for one in values if "form" not in one.attrib] or values
        yield text.get("id", ""), "".join(plain[0].itertext()) if plain else ""


def _choices(top: ET.Element, texts: Mapping[str, str]) -> Iterator[tuple[str, Choices]]:
    for control in top.iter():
        path = control.get("ref", "")
        items = {_inside(one, "value"): _label(one, texts) for one in control if local(one.tag) == "item"}
        sets = [one for one in control if local(one.tag) == "itemset"]
        if path and sets:
            value, label = _reference(sets[0], "value"), _reference(sets[0], "label")
            yield path, Choices(items, sets[0].get("nodeset", ""), value, label)
        elif path and items:
            yield path, Choices(items)


def _child(element: ET.Element, name: str) -> ET.Element | None:
    return next((one for one in element if local(one.tag) == name), None)


def _inside(element: ET.Element, name: str) -> str:
    child = _child(element, name)
    return "" if child is None else "".join(child.itertext()).strip()


def _reference(element: ET.Element, name: str) -> str:
    child = _child(element, name)
    return "" if child is None else child.get("ref", "")


def _label(item: ET.Element, texts: Mapping[str, str]) -> str:
    reference = _reference(item, "label")
    key = reference.removeprefix("jr:itext(").removesuffix(")").strip("'\"")
    return texts.get(key, key) if reference else _inside(item, "label")
