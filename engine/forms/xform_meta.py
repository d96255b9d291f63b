"""Read what an XForm writes by itself: the outline of its instance, its meta nodes and their attributes."""

import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree import ElementTree as ET

from engine.forms.form import Question
from engine.forms.xform_names import JR, XF, local
from engine.forms.xform_questions import Bound, dynamic_default

META: Final = "meta"
_PREFIX: Final = re.compile(r'\sxmlns:([\w.-]+)="([^"]+)"')
_TEMPLATE: Final = f"{JR}template"


def elements(top: ET.Element, path: str) -> Iterator[tuple[str, ET.Element]]:
    """Yield every element of an instance with its path, a repeat once, meta behind all others of its place."""
    seen: set[str] = set()
    for child in sorted(top, key=lambda one: is_meta(one, path)):
        inner = f"{path}/{local(child.tag)}"
        if inner not in seen:
            seen.add(inner)
            yield inner, child
            yield from elements(child, inner)


def is_meta(element: ET.Element, parent: str) -> bool:
    """Say whether an element is the form's own: the meta of the top, or one with an entity."""
    if local(element.tag) != META:
        return False
    return parent.count("/") == 1 or any(local(one.tag) == "entity" for one in element)


def outline(top: ET.Element, path: str) -> tuple[str, ...]:
    """Return the paths of all elements of an instance, in order."""
    return tuple(inner for inner, _ in elements(top, path))


def meta_questions(top: ET.Element, path: str, bound: Bound) -> Iterator[Question]:
    """Yield the leaves and attributes that lie in a meta, as questions that nobody is asked."""
    metas: list[str] = []
    for inner, element in elements(top, path):
        parent = inner.rpartition("/")[0]
        if is_meta(element, parent):
            metas.append(inner)
        elif any(inner.startswith(f"{one}/") for one in metas):
            for name, value in element.attrib.items():
                yield _question(f"{inner}/@{local(name)}", value, bound)
            if not len(element):
                yield _question(inner, element.text or "", bound)


def _question(path: str, default: str, bound: Bound) -> Question:
    bind = bound.binds.get(path, {})
    return Question(
        path=path,
        name=path.rpartition("/")[2],
        kind=META,
        calculation=(bind.get("calculate") or "").strip() or None,
        relevant=(bind.get("relevant") or "").strip() or None,
        default=default.strip(),
        dynamic_default=dynamic_default(path, bound),
        data_type=bind.get("type", "string"),
    )


def namespaces(xml: str, top: ET.Element) -> dict[str, str]:
    """Return prefixes and what they stand for; "" is the instance's own namespace."""
    own = top.tag.rpartition("}")[0].removeprefix("{")
    return {"": own or XF[1:-1], **dict(_PREFIX.findall(xml))}


def attributes(top: ET.Element, spaces: Mapping[str, str]) -> dict[str, str]:
    """Return the attributes of the instance's root, with their prefixes."""
    prefixes = {uri: prefix for prefix, uri in spaces.items() if prefix}
    found = {}
    for name, value in top.attrib.items():
        uri, _, plain = name.removeprefix("{").rpartition("}")
        found[f"{prefixes[uri]}:{plain}" if uri in prefixes else plain] = value
    return found
