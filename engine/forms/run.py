"""Give the nodes of a form their values for one set of answers, at one moment.

Each value and each relevance is a cell: worked out when something asks for it, kept with what it was made of,
and worked out again only when one of those things has changed. A fault never leaves: an unreadable relevant
counts as relevant, a constraint as satisfied, a calculation as empty. A run belongs to one thread.
"""

import math
from collections.abc import Callable
from datetime import datetime
from typing import Final, TypeVar

from engine.forms.cells import Cells
from engine.forms.choosing import is_filtered, still_offered
from engine.forms.counting import rows_now
from engine.forms.crossing import AT, LANGUAGE, SEED, rows_of
from engine.forms.expressions.env import MOST_STEPS, Env
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.nodes import Node
from engine.forms.expressions.values import (
    Value,
    short_enough,
    text_of,
    to_boolean,
    to_nodes,
    to_number,
    to_string,
)
from engine.forms.form import Answers, Question, without_indexes
from engine.forms.kinds import as_stored
from engine.forms.program import Program
from engine.forms.shape import decided_rows

_STEPS_A_CHOICE: Final = 40
_NONE: Answers = {}
_Found = TypeVar("_Found")


class Run:
    """One look at a form with answers. It is the source that expressions ask."""

    __slots__ = ("_cells", "_decided", "_seed", "answers", "at", "crowded", "forced", "language", "program", "root",
                 "rows", "shape", "steps")  # fmt: skip

    def __init__(self, made: Program, answers: Answers, at: datetime, seed: str, language: str = "") -> None:
        """Prepare a look."""
        self.program = made
        self.answers: dict[str, str] = {}
        self.at = at
        self.language = made.form.default_language
        self.forced: Answers = _NONE
        self.crowded = False
        self.rows: dict[str, int] = {}
        self.shape = made.shape(self.rows)
        self.root = self.shape.root
        self.steps = MOST_STEPS + _STEPS_A_CHOICE * made.lists.longest
        self._cells = Cells()
        self._decided: dict[str, int] = {}
        self._seed = seed
        self.move(answers, at, seed, language=language)

    @property
    def seed(self) -> str:
        """What is drawn derives from this."""
        self._cells.note(SEED)
        return self._seed

    def move(
        self, answers: Answers, at: datetime, seed: str, *, forced: Answers = _NONE, language: str = ""
    ) -> None:
        """Look at other answers, or at another moment; what did not change stays known."""
        changed = self.differing(answers) | {path for path, _ in forced.items() ^ self.forced.items()}
        language = language or self.program.form.default_language
        others = ((AT, at, self.at), (SEED, seed, self._seed), (LANGUAGE, language, self.language))
        changed |= {mark for mark, now, before in others if now != before}
        if at.tzinfo != self.at.tzinfo:
            self._cells.forget()
        self.answers, self.forced = dict(answers), dict(forced)
        self.at, self._seed, self.language = at, seed, language
        self._refresh(changed)

    def differing(self, answers: Answers) -> set[str]:
        """Return the paths at which other answers differ from those looked at."""
        if answers == self.answers:
            return set()
        return {path for path, _ in answers.items() ^ self.answers.items()}

    def put(self, path: str, value: str | None) -> None:
        """Change one answer; None takes it away."""
        if value is None:
            self.answers.pop(path, None)
        else:
            self.answers[path] = value
        self._refresh({path})

    def _refresh(self, changed: set[str]) -> None:
        self._cells.spoil(changed)
        self._cells.spoil(f"={path}" for path in changed)
        if self.program.repeats:
            if any("[" in one for one in changed):
                self._decided = decided_rows(self.answers)
            self._count_rows()
        self._warm()

    def _count_rows(self) -> None:
        """Lay out so many rows as answers and counts say; a count may hang on rows of another repeat."""
        for _ in range(2 * len(self.program.repeats) + 1):
            rows, self.crowded = rows_now(self, self._decided)
            if rows == self.rows:
                return
            changed = {rows_of(without_indexes(path)) for path, _ in rows.items() ^ self.rows.items()}
            self.rows, self.shape = rows, self.program.shape(rows)
            self.root = self.shape.root
            self._cells.spoil(changed)

    def whole(self, source: str, node: Node) -> int:
        """Evaluate to a whole number, 0 when it is none; it is worked out once."""
        return int(self._cells.have(f"{source}*{node.path}", lambda: self._whole(source, node), "0"))

    def _whole(self, source: str, node: Node) -> str:
        number = self.evaluated(source, node, to_number, otherwise=0.0)
        return str(int(number)) if math.isfinite(number) else "0"

    def _warm(self) -> None:
        by_generic = self.shape.by_generic
        for path in self.program.long_order:
            for node in by_generic.get(path, ()):
                if not node.children:
                    self.value(node)

    def value(self, node: Node) -> str:
        """Return the value of a leaf, "" when it is not relevant."""
        path = node.path
        known = self._cells.known(path)
        if known is not None:
            return known
        if path in self.forced:
            return self.forced[path]
        is_relevant = self.is_relevant(node)  # first: what looks at itself in its relevance sees its answer
        return self._cells.have(
            path, lambda: self._found(node, path, is_relevant=is_relevant), self.answers.get(path, "")
        )

    def _found(self, node: Node, path: str, *, is_relevant: bool) -> str:
        self._cells.note(f"={path}")
        self._cells.note(f"?{path}")
        question = self.program.questions.get(node.generic)
        if question is None or not is_relevant:
            return ""
        if question.calculation is not None:
            return self.calculated(question.calculation, node, question.data_type)
        answer = self.answers.get(path, "")
        return still_offered(self, question, node, answer) if answer and is_filtered(question) else answer

    def raw(self, node: Node) -> str:
        """Return what a leaf holds before anything is calculated."""
        self._cells.note(f"={node.path}")
        return self.answers.get(node.path, "")

    def is_relevant(self, node: Node) -> bool:
        """Say whether a node and all above it are relevant."""
        cell = f"?{node.path}"
        known = self._cells.known(cell)
        if known is None:
            # What asks for itself on the way finds itself relevant
            known = self._cells.have(cell, lambda: "1" if self._is_relevant(node) else "", "1")
        return bool(known)

    def _is_relevant(self, node: Node) -> bool:
        if node.parent is not None and not self.is_relevant(node.parent):
            return False
        place = self.program.places.get(node.generic)
        return place is None or place.relevant is None or self.truth(place.relevant, node, otherwise=True)

    def holds(self, rule: str, source: str, node: Node, *, otherwise: bool) -> bool:
        """Evaluate a condition of a node and keep the result; the rule names the condition."""
        work: Callable[[], str] = lambda: "1" if self.truth(source, node, otherwise=otherwise) else ""  # noqa: E731
        return bool(self._cells.have(f"{rule}{node.path}", work, "1" if otherwise else ""))

    def is_present(self, node: Node) -> bool:
        """Say whether sums and counts may see a node: lists always, questions when relevant."""
        return node.text is not None or self.is_relevant(node)

    def truth(self, source: str, node: Node, *, otherwise: bool) -> bool:
        """Evaluate a condition; a fault counts as given."""
        return self.evaluated(source, node, lambda _env, value: to_boolean(value), otherwise=otherwise)

    def calculated(self, source: str, node: Node, data_type: str) -> str:
        """Evaluate to what an instance would hold; a fault counts as empty."""

        def stored(env: Env, value: Value) -> str:
            return (
                as_stored(value, data_type)
                if isinstance(value, float)
                else short_enough(to_string(env, value))
            )

        return self.evaluated(source, node, stored, otherwise="")

    def evaluated(
        self, source: str, node: Node, convert: Callable[[Env, Value], _Found], *, otherwise: _Found
    ) -> _Found:
        """Evaluate and convert; a fault counts as given."""
        expression = self.program.expression(source)
        if expression is None:
            return otherwise
        env = self.env(source, node)
        try:
            return convert(env, expression.closure(env, node, 1, 1))
        except (ExpressionFault, RecursionError):
            return otherwise

    def env(self, source: str, node: Node) -> Env:
        """Begin an evaluation, and note what it hangs on besides values."""
        for mark in self.program.marks(source, node.generic):
            self._cells.note(mark)
        return Env(self, node, self.steps)

    def nodes(self, source: str, node: Node) -> list[Node] | None:
        """Evaluate to nodes, None where that fails."""
        found: list[Node] | None = None
        return self.evaluated(source, node, lambda _env, value: to_nodes(value), otherwise=found)

    def text(self, node: Node) -> str:
        """Return what a node holds, a document's or the form's."""
        return text_of(Env(self, node), node)

    def instance(self, name: str) -> Node | None:
        """Return a list of the form as nodes."""
        return self.program.instance(name)

    def question_at(self, node: Node) -> Question | None:
        """Return the question that a node belongs to."""
        return self.program.questions.get(node.generic)

    def choice_label(self, node: Node, value: str) -> str:
        """Return the wording of a choice in the language of this look."""
        self._cells.note(LANGUAGE)
        question = self.question_at(node)
        return self.program.lists.wording(question, value, self.language) if question else value

    def wording(self, key: str) -> str:
        """Return a text by the id that pyxform gives: a path and :label, or a list and a number."""
        self._cells.note(LANGUAGE)
        return self.program.wording(key, self.language)
