"""Hold what a form needs at run time and can be made once: expressions, nodes, lists as nodes, templates."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from engine.forms.dependencies import long_order
from engine.forms.expressions.expression import Expression, compiled
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.nodes import Node, add, number_in_order
from engine.forms.form import Choice, Form, Group, Question
from engine.forms.shape import Shape, rows_in, shape

OUTPUT: Final = re.compile(r"""\$\{((?:[^}"']|"[^"]*"|'[^']*')*)\}""")
_REFERENCE: Final = re.compile(r"\$\{\s*([^\s{}]+)\s*\}")

Template = tuple[str | Expression, ...]


@dataclass(frozen=True, slots=True)
class Program:
    """A form, with everything compiled that was needed so far."""

    form: Form
    questions: Mapping[str, Question]
    places: Mapping[str, Question | Group]
    long_order: tuple[str, ...]
    _expressions: dict[str, Expression | None] = field(default_factory=dict)
    _templates: dict[str, Template] = field(default_factory=dict)
    _shapes: dict[tuple[tuple[str, int], ...], Shape] = field(default_factory=dict)
    _instances: dict[str, Node] = field(default_factory=dict)
    _choices: dict[int, Choice] = field(default_factory=dict)

    def expression(self, source: str) -> Expression | None:
        """Return a compiled expression, None when it cannot be read."""
        if source not in self._expressions:
            try:
                self._expressions[source] = compiled(source)
            except ExpressionFault:
                self._expressions[source] = None
        return self._expressions[source]

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

    def shape(self, paths: Mapping[str, str]) -> Shape:
        """Return the nodes for these answers; most forms have one shape for all."""
        rows = tuple(sorted(rows_in(paths).items())) if any("[" in path for path in paths) else ()
        if rows not in self._shapes:
            if len(self._shapes) > 64:
                self._shapes.clear()
            self._shapes[rows] = shape(self.form, dict(rows))
        return self._shapes[rows]

    def instance(self, name: str) -> Node | None:
        """Return a list as the nodes that choice filters walk."""
        if name not in self._instances and name in self.form.lists:
            self._instances[name] = self._grown(name)
        return self._instances.get(name)

    def _grown(self, name: str) -> Node:
        top = Node("", "root")
        top.path = top.generic = f"instance({name})"
        root = add(top, Node("root"))
        for choice in self.form.lists[name]:
            item = add(root, Node("item"), indexed=True)
            self._choices[id(item)] = choice
            for column, value in _columns(choice, self.form.default_language).items():
                add(item, Node(column, text=value))
        number_in_order(top, start=1_000_000 * (len(self._instances) + 1))
        return top

    def choice(self, item: Node) -> Choice | None:
        """Return the choice that a node of a list stands for."""
        return self._choices.get(id(item))

    def resolved(self, expression: str) -> str:
        """Return an expression as an author writes it with each ${name} as a path."""

        def path(found: re.Match[str]) -> str:
            try:
                return f" {self.form.path_of(found[1])} "
            except KeyError:
                raise ExpressionFault(f"there is no question named {found[1]}") from None

        return _REFERENCE.sub(path, expression)


def _columns(choice: Choice, language: str) -> dict[str, str]:
    label = choice.labels.get(language) or next(iter(choice.labels.values()), "")
    return {"name": choice.name, "label": label, **choice.columns}


@lru_cache(maxsize=256)
def program(form: Form) -> Program:
    """Return what was compiled for a form; the same form read twice shares it."""
    questions = {one.path: one for one in form.questions}
    groups = {one.path: one for one in form.groups}
    return Program(form, questions, {**groups, **questions}, long_order(form))
