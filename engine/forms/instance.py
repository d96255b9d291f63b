"""Write the instance of a filled form as an OpenRosa server takes it: the nodes that pyxform's XForm has, in order.

Rows of repeats stand as often as there are, what is irrelevant is left out, and the form's own `meta` is filled.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from engine.forms import beginning
from engine.forms.expressions.nodes import Node
from engine.forms.form import Answers, Form, Question
from engine.forms.looks import look
from engine.forms.run import Run

_INSTANCE_ID: Final = "instanceID"
_ONLY_HERE: Final = {"note"}


def instance(form: Form, answers: Answers, at: datetime, seed: str, *, instance_id: str = "") -> str:
    """Return the XML to submit; its id derives from the seed when none is given."""
    run = look(form, beginning.closed(form, answers, at), at, seed)
    return "".join(_Writer(run, instance_id or id_of(seed)).document())


def id_of(seed: str) -> str:
    """Return the instance id that a seed stands for: a version 4 UUID in OpenRosa's way of writing."""
    drawn = bytearray(sha256(f"instance\n{seed}".encode()).digest()[:16])
    drawn[6] = drawn[6] & 0x0F | 0x40
    drawn[8] = drawn[8] & 0x3F | 0x80
    text = drawn.hex()
    return "uuid:" + "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def name(form: Form, answers: Answers, at: datetime, seed: str) -> str:
    """Return the name that the form's settings give a filled form, "" when they give none."""
    run = look(form, beginning.closed(form, answers, at), at, seed)
    return run.calculated(form.instance_name, run.root.children[0], "string") if form.instance_name else ""


def nodes(form: Form) -> tuple[str, ...]:
    """Return the paths of all elements and attributes that an instance may hold, without rows, in order."""
    own: dict[str, list[str]] = {}
    for one in form.meta:
        if "/@" in one.path:
            own.setdefault(one.path.partition("/@")[0], []).append(one.path)
    return tuple(path for element in form.outline for path in (element, *own.get(element, ())))


@dataclass(frozen=True, slots=True)
class _Writer:
    run: Run
    instance_id: str
    attributes: dict[str, list[Question]] = field(default_factory=dict)

    def document(self) -> Iterator[str]:
        form = self.run.program.form
        for one in form.meta:
            element, _, attribute = one.path.partition("/@")
            if attribute:
                self.attributes.setdefault(element, []).append(one)
        yield '<?xml version="1.0" encoding="UTF-8"?>\n'
        yield f"<{form.root}{''.join(self._spaces())}{_written(form.attributes.items())}>"
        for child in self.run.root.children[0].children:
            yield from self.element(child)
        yield f"</{form.root}>\n"

    def _spaces(self) -> Iterator[str]:
        """Declare the instance's own namespace, and those that its attributes are in."""
        form = self.run.program.form
        if own := form.namespaces.get("", ""):
            yield f" xmlns={quoteattr(own)}"
        used = {one.partition(":")[0] for one in form.attributes if ":" in one} | {"jr", "orx"}
        for prefix, uri in form.namespaces.items():
            if prefix in used:
                yield f" xmlns:{prefix}={quoteattr(uri)}"

    def element(self, node: Node) -> Iterator[str]:
        if not self.run.is_relevant(node):
            return
        attributes = _written(self._attributes(node))
        inside = "".join(one for child in node.children for one in self.element(child))
        text = inside or escape(self._value(node))
        yield f"<{node.name}{attributes}>{text}</{node.name}>" if text else f"<{node.name}{attributes}/>"

    def _attributes(self, node: Node) -> Iterator[tuple[str, str]]:
        for one in self.attributes.get(node.generic, ()):
            place = Node(one.name, "attribute")
            place.parent, place.generic, place.path = node, one.path, f"{node.path}/{one.name}"
            value = self._own(one, place)
            # What a condition says of an entity: true writes the mark, false leaves it empty
            yield one.name.removeprefix("@"), {"true": "1", "false": ""}.get(value, value)

    def _value(self, node: Node) -> str:
        if node.children:
            return ""
        question = self.run.program.questions.get(node.generic)
        if question is None or question.kind in _ONLY_HERE:
            return ""
        return self._own(question, node) if question.kind == "meta" else self.run.value(node)

    def _own(self, one: Question, place: Node) -> str:
        if place.generic.endswith(f"/meta/{_INSTANCE_ID}"):
            return self.instance_id
        source = one.calculation or one.dynamic_default
        return self.run.calculated(source, place, one.data_type) if source else one.default


def _written(attributes: Iterable[tuple[str, str]]) -> str:
    return "".join(f" {name}={quoteattr(value)}" for name, value in attributes)
