"""Hold what a form needs at run time and can be made once: expressions, shapes, lists as nodes, templates."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from engine.forms.crossing import hangs_on
from engine.forms.dependencies import long_order
from engine.forms.expressions.expression import Expression, compiled
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.nodes import Node
from engine.forms.form import Choice, Form, Group, Question, in_language
from engine.forms.lists import Lists
from engine.forms.shape import Plan, Rows, Shape, plan, shape

OUTPUT: Final = re.compile(r"""\$\{((?:[^}"']|"[^"]*"|'[^']*')*)\}""")
_REFERENCE: Final = re.compile(r"\$\{\s*([^\s{}]+)\s*\}")
_MOST_SHAPES: Final = 64
_MOST_IN_ROWS: Final = 4096

Template = tuple[str | Expression, ...]


@dataclass(frozen=True, slots=True)
class Program:
    """A form, with everything compiled that was needed so far."""

    form: Form
    questions: Mapping[str, Question]
    askable: frozenset[str]
    places: Mapping[str, Question | Group]
    repeats: Mapping[str, Group]
    triggered: Mapping[str, tuple[Question, ...]]
    kept_once: tuple[str, ...]
    long_order: tuple[str, ...]
    lists: Lists
    _plan: Plan
    _expressions: dict[str, Expression | None] = field(default_factory=dict)
    _marks: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    _in_rows: dict[str, Question] = field(default_factory=dict)
    _templates: dict[str, Template] = field(default_factory=dict)
    _shapes: dict[tuple[tuple[str, int], ...], Shape] = field(default_factory=dict)

    def expression(self, source: str) -> Expression | None:
        """Return a compiled expression, None when it cannot be read."""
        if source not in self._expressions:
            try:
                self._expressions[source] = compiled(source)
            except ExpressionFault:
                self._expressions[source] = None
        return self._expressions[source]

    def marks(self, source: str, at: str) -> frozenset[str]:
        """Return what an expression at a generic path hangs on besides values."""
        found = self._marks.get((source, at))
        if found is None:
            expression = self.expression(source)
            found = hangs_on(expression.tree, at, self._plan.repeats) if expression else frozenset()
            self._marks[source, at] = found
        return found

    def in_row(self, question: Question, path: str) -> Question:
        """Return a question as it stands in a row."""
        found = self._in_rows.get(path)
        if found is None:
            if len(self._in_rows) >= _MOST_IN_ROWS:
                self._in_rows.clear()
            found = self._in_rows[path] = replace(question, path=path)
        return found

    def template(self, text: str) -> Template:
        """Return a wording cut into texts and expressions."""
        if text not in self._templates:
            self._templates[text] = tuple(self._parts(text))
        return self._templates[text]

    def _parts(self, text: str) -> list[str | Expression]:
        parts: list[str | Expression] = []
        for place, piece in enumerate(OUTPUT.split(text)):
            expression = self.expression(piece) if place % 2 else None
            parts.append(expression or (f"${{{piece}}}" if place % 2 else piece))
        return parts

    def shape(self, rows: Rows) -> Shape:
        """Return the nodes for so many rows; forms without repeats have one shape for all answers."""
        key = tuple(sorted(rows.items())) if rows else ()
        found = self._shapes.get(key)
        if found is None:
            if len(self._shapes) >= _MOST_SHAPES:
                self._shapes.clear()
            found = self._shapes[key] = shape(self._plan, rows)
        return found

    def instance(self, name: str) -> Node | None:
        """Return a list or a handed-in document as the nodes that choice filters walk."""
        return self.lists.instance(name)

    def choice(self, item: Node) -> Choice | None:
        """Return the choice that a node of a list stands for."""
        return self.lists.choice(item)

    def wording(self, key: str, language: str) -> str:
        """Return a text by the id that pyxform gives: a path and :label, or a list and a number."""
        form = self.form
        path, _, field = key.rpartition(":")
        question = self.questions.get(path)
        if question is not None:
            texts = question.hints if field == "hint" else question.labels
            return in_language(texts, language, form.default_language)
        name, _, place = key.rpartition("-")
        choices = form.lists.get(name, ())
        if not place.isdecimal() or int(place) >= len(choices):
            raise ExpressionFault(f"there is no text named {key}")
        return in_language(choices[int(place)].labels, language, form.default_language)

    def resolved(self, expression: str) -> str:
        """Return an expression as an author writes it with each ${name} as a path."""

        def path(found: re.Match[str]) -> str:
            try:
                return f" {self.form.path_of(found[1])} "
            except KeyError:
                raise ExpressionFault(f"there is no question named {found[1]}") from None

        return _REFERENCE.sub(path, expression)


@lru_cache(maxsize=256)
def program(form: Form) -> Program:
    """Return what was compiled for a form; the same form read twice shares it."""
    questions = {one.path: one for one in (*form.questions, *form.meta)}
    groups = {one.path: one for one in form.groups}
    return Program(
        form,
        questions,
        frozenset(path for path, one in questions.items() if one.is_askable),
        {**groups, **questions},
        {path: one for path, one in groups.items() if one.repeats},
        _triggered(form),
        tuple(one.path for one in form.questions if one.calculation and "once(" in one.calculation),
        long_order(form),
        Lists(form),
        plan(form),
    )


def _triggered(form: Form) -> dict[str, tuple[Question, ...]]:
    """Return for each path the questions that its change sets anew."""
    found: dict[str, tuple[Question, ...]] = {}
    for one in form.questions:
        for path in one.trigger:
            found[path] = (*found.get(path, ()), one)
    return found
