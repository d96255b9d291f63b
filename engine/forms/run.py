"""Give the nodes of a form their values for one set of answers, at one moment.

Each value and each relevance is worked out when something asks for it, and once. A fault never leaves:
an unreadable relevant counts as relevant, a constraint as satisfied, a calculation as empty.
"""

from collections.abc import Mapping
from datetime import datetime

from engine.forms.expressions.env import Env
from engine.forms.expressions.expression import Expression
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.nodes import Node
from engine.forms.expressions.values import to_string
from engine.forms.form import Answers, Form, Question, in_language
from engine.forms.kinds import as_stored
from engine.forms.program import Program, program


class Run:
    """One look at a form with answers. It is the source that expressions ask."""

    __slots__ = ("_known", "_open", "_relevant", "answers", "at", "forced", "language", "program", "root", "seed",
                 "shape")  # fmt: skip

    def __init__(
        self, form: Form, answers: Answers, at: datetime, seed: str, *, forced: Mapping[str, str] | None = None,
        language: str | None = None,
    ) -> None:  # fmt: skip
        """Prepare a look; forced values stand whatever is relevant or calculated."""
        self.program: Program = program(form)
        self.answers = answers
        self.at = at
        self.seed = seed
        self.forced = forced or {}
        self.language = language or form.default_language
        self.shape = self.program.shape(answers)
        self.root = self.shape.root
        self._known: dict[str, str] = {}
        self._relevant: dict[str, bool] = {}
        self._open: set[str] = set()
        self._warm()

    def _warm(self) -> None:
        for path in self.program.long_order:
            node = self.shape.by_path.get(path)
            if node is not None and not node.children:
                self.value(node)

    def value(self, node: Node) -> str:
        """Return the value of a leaf, "" when it is not relevant."""
        path = node.path
        known = self._known.get(path)
        if known is not None:
            return known
        if path in self._open:
            return self.answers.get(path, "")
        self._open.add(path)
        found = self._known[path] = self._found(node, path)
        self._open.discard(path)
        return found

    def _found(self, node: Node, path: str) -> str:
        if path in self.forced:
            return self.forced[path]
        question = self.program.questions.get(node.generic)
        if question is None or not self.is_relevant(node):
            return ""
        if question.calculation is not None:
            return self.calculated(question.calculation, node, question.data_type)
        return self.answers.get(path, "")

    def raw(self, node: Node) -> str:
        """Return what a leaf holds before anything is calculated."""
        return self.answers.get(node.path, "")

    def is_relevant(self, node: Node) -> bool:
        """Say whether a node and all above it are relevant."""
        known = self._relevant.get(node.path)
        if known is None:
            self._relevant[node.path] = True  # what asks for itself on the way finds itself relevant
            known = self._relevant[node.path] = self._is_relevant(node)
        return known

    def _is_relevant(self, node: Node) -> bool:
        if node.parent is not None and not self.is_relevant(node.parent):
            return False
        place = self.program.places.get(node.generic)
        return place is None or place.relevant is None or self.truth(place.relevant, node, otherwise=True)

    def is_present(self, node: Node) -> bool:
        """Say whether sums and counts may see a node: lists always, questions when relevant."""
        return node.text is not None or self.is_relevant(node)

    def truth(self, source: str, node: Node, *, otherwise: bool) -> bool:
        """Evaluate a condition; a fault counts as given."""
        expression = self.program.expression(source)
        try:
            return expression.truth(self, node) if expression else otherwise
        except ExpressionFault:
            return otherwise

    def calculated(self, source: str, node: Node, data_type: str) -> str:
        """Evaluate to what an instance would hold; a fault counts as empty."""
        expression = self.program.expression(source)
        try:
            return self._stored(expression, node, data_type) if expression else ""
        except ExpressionFault:
            return ""

    def _stored(self, expression: Expression, node: Node, data_type: str) -> str:
        value = expression.value(self, node)
        if isinstance(value, float):
            return as_stored(value, data_type)
        return to_string(Env(self, node), value)

    def instance(self, name: str) -> Node | None:
        """Return a list of the form as nodes."""
        return self.program.instance(name)

    def question_at(self, node: Node) -> Question | None:
        """Return the question that a node belongs to."""
        return self.program.questions.get(node.generic)

    def choice_label(self, node: Node, value: str) -> str:
        """Return the wording of a choice in the language of this look."""
        question = self.question_at(node)
        choices = self.program.form.lists.get(question.list_name or "", ()) if question else ()
        labels = next((one.labels for one in choices if one.name == value), {})
        return in_language(labels, self.language, self.program.form.default_language) or value

    def wording(self, key: str) -> str:
        """Return a text by the id that pyxform gives: a path and :label, or a list and a number."""
        form = self.program.form
        path, _, field = key.rpartition(":")
        question = self.program.questions.get(path)
        if question is not None:
            texts = question.hints if field == "hint" else question.labels
            return in_language(texts, self.language, form.default_language)
        name, _, place = key.rpartition("-")
        choices = form.lists.get(name, ())
        if not place.isdecimal() or int(place) >= len(choices):
            raise ExpressionFault(f"there is no text named {key}")
        return in_language(choices[int(place)].labels, self.language, form.default_language)
