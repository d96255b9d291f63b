"""Make an XML document a source, so that any expression can be tried on any OpenRosa instance or whole form."""

from dataclasses import dataclass
from datetime import datetime

from engine.forms.expressions.elements import parsed
from engine.forms.expressions.expression import compiled
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.model import Choices, Model, model
from engine.forms.expressions.nodes import Node


@dataclass(frozen=True, slots=True)
class Document:
    """An instance whose values stand in it, with the lists and texts of its form if it came with them."""

    model: Model
    at: datetime
    seed: str

    @property
    def root(self) -> Node:
        """The root of the primary instance."""
        return self.model.root

    def value(self, node: Node) -> str:
        """Return the text of a leaf."""
        return node.text or ""

    def raw(self, node: Node) -> str:
        """Return the text of a leaf."""
        return node.text or ""

    def is_present(self, _node: Node) -> bool:
        """Say yes: nothing is irrelevant without a form's logic."""
        return True

    def instance(self, name: str) -> Node | None:
        """Return the root of a secondary instance."""
        return self.model.instances.get(name)

    def choice_label(self, node: Node, value: str) -> str:
        """Return the wording of a choice; the value itself when no choice has it."""
        choices = self.model.choices.get(node.generic)
        if choices is None:
            return value
        return choices.items.get(value) or self._listed(choices, node, value) or value

    def _listed(self, choices: Choices, node: Node, value: str) -> str:
        if not choices.nodeset:
            return ""
        wanted, label = compiled(choices.value), compiled(choices.label)
        items = compiled(choices.nodeset).nodes(self, node)
        return next((label.text(self, one) for one in items if wanted.text(self, one) == value), "")

    def wording(self, key: str) -> str:
        """Return a text by its id; ExpressionFault when there is none."""
        if key not in self.model.texts:
            raise ExpressionFault(f"there is no text named {key}")
        return self.model.texts[key]


def document(xml: str, at: datetime, seed: str) -> Document:
    """Read an instance, or a whole XForm; ExpressionFault when it is neither or declares entities."""
    return Document(model(parsed(xml)), at, seed)
