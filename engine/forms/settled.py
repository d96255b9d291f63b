"""Evaluate expressions over what was submitted: nothing is asked, calculated or shown any more, so it is quick.

What was not relevant was left out when it was sent; what is not there is empty.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from engine.forms.expressions.env import Env
from engine.forms.expressions.expression import Expression, compiled
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.nodes import Node
from engine.forms.expressions.values import to_boolean, to_number
from engine.forms.form import Answers, Form
from engine.forms.program import Program, program
from engine.forms.shape import Shape, decided_rows

Measured = Callable[[Answers, datetime], float]
Held = Callable[[Answers, datetime], bool]
NOTHING: Final = float("nan")


@dataclass(frozen=True, slots=True)
class Settled:
    """A source of values: the answers of one report as they were stored."""

    made: Program
    answers: Answers
    at: datetime
    shape: Shape
    seed: str = ""

    @property
    def root(self) -> Node:
        """The root of the instance."""
        return self.shape.root

    def value(self, node: Node) -> str:
        """Return what was answered."""
        return self.answers.get(node.path, "")

    def raw(self, node: Node) -> str:
        """Return what was answered."""
        return self.answers.get(node.path, "")

    def is_present(self, node: Node) -> bool:
        """Say whether something was answered here or below."""
        if node.text is not None or node.path in self.answers:
            return True
        return any(self.is_present(child) for child in node.children)

    def instance(self, name: str) -> Node | None:
        """Return a list of the form as nodes."""
        return self.made.instance(name)

    def choice_label(self, node: Node, value: str) -> str:
        """Return the wording of a choice in the form's own language."""
        question = self.made.questions.get(node.generic)
        return (
            self.made.lists.wording(question, value, self.made.form.default_language) if question else value
        )

    def wording(self, key: str) -> str:
        """Return a text of the form in its own language."""
        return self.made.wording(key, self.made.form.default_language)


def number(form: Form, expression: str) -> Measured:
    """Return what works out a number over one report; what is no number, or cannot be worked out, is NaN."""
    made, read = program(form), _read(form, expression)
    path = next((one.path for one in form.questions if expression.strip() == f"${{{one.name}}}"), "")
    if path and not _is_in_list(made, path):
        return lambda answers, _at: _plain(answers.get(path, ""))

    def measured(answers: Answers, at: datetime) -> float:
        env = _env(made, answers, at)
        try:
            return to_number(env, read.closure(env, env.current, 1, 1)) if read else NOTHING
        except (ExpressionFault, RecursionError):
            return NOTHING

    return measured


def truth(form: Form, expression: str) -> Held:
    """Return what says whether a condition holds over one report; what cannot be worked out does not hold."""
    made, read = program(form), _read(form, expression)

    def held(answers: Answers, at: datetime) -> bool:
        env = _env(made, answers, at)
        try:
            return read is not None and to_boolean(read.closure(env, env.current, 1, 1))
        except (ExpressionFault, RecursionError):
            return False

    return held


def _env(made: Program, answers: Answers, at: datetime) -> Env:
    shape = made.shape(decided_rows(answers) if made.repeats else {})
    return Env(Settled(made, answers, at, shape), shape.root.children[0])


def _read(form: Form, expression: str) -> Expression | None:
    try:
        return compiled(program(form).resolved(expression))
    except ExpressionFault:
        return None


def _is_in_list(made: Program, path: str) -> bool:
    return any(path.startswith(f"{repeat}/") for repeat in made.repeats)


def _plain(text: str) -> float:
    try:
        return float(text) if text else NOTHING
    except ValueError:
        return NOTHING
