"""Read where a question's choices come from."""

import re
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from engine.forms.xform_names import XF

_SEARCH: Final = re.compile(r"search\(.*\)", re.DOTALL)
_LIST: Final = re.compile(r"instance\('([^']*)'\)")


@dataclass(frozen=True, slots=True)
class Itemset:
    """An expression that finds choices, and what in each is its value and its label."""

    list_name: str | None = None
    nodes: str | None = None
    value: str = "name"
    label: str = "label"
    search: str | None = None


def itemset_of(control: ET.Element | None, path: str) -> Itemset | None:
    """Return where a control's choices come from, None when it has none."""
    if control is None:
        return None
    if control.find(f"{XF}item") is not None:
        found = _SEARCH.search(control.get("appearance", ""))
        nodes = None if found else f"instance('{path}')/root/item"
        return Itemset(path, nodes, search=found[0] if found else None)
    element = control.find(f"{XF}itemset")
    if element is None:
        query = control.get("query")
        return Itemset(_named(query), query.strip()) if query else None
    nodes = element.get("nodeset", "").strip()
    label = _ref(element, "label", "label")
    # A translated label refers to jr:itext(itextId); the choices of a list carry their wordings already
    return Itemset(_named(nodes), nodes, _ref(element, "value", "name"), "label" if "(" in label else label)


def _named(nodes: str) -> str | None:
    found = _LIST.search(nodes)
    return found[1] if found else None


def _ref(element: ET.Element, name: str, usual: str) -> str:
    found = element.find(f"{XF}{name}")
    return found.get("ref", usual) if found is not None else usual
