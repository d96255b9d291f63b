"""Turn the lists and tables of a form into nodes, and find their choices quickly by any column."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.forms.expressions.nodes import Node, add, number_in_order
from engine.forms.form import Branch, Choice, Form, Question, in_language

_APART = 10_000_000


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of a form; nodes and indexes are made when something first asks for them."""

    form: Form
    _instances: dict[str, Node] = field(default_factory=dict)
    _choices: dict[int, Choice] = field(default_factory=dict)
    _items: dict[str, list[Node]] = field(default_factory=dict)
    _indexes: dict[tuple[str, str], dict[str, list[int]]] = field(default_factory=dict)

    @property
    def longest(self) -> int:
        """Count the choices of the longest list."""
        return max(map(len, self.form.lists.values()), default=0)

    def every(self, name: str | None) -> tuple[Choice, ...]:
        """Return all choices of a list."""
        return self.form.lists.get(name or "", ())

    def places(self, name: str, column: str, value: str) -> list[int]:
        """Return where in a list a column has a value."""
        index = self._indexes.get((name, column))
        if index is None:
            index = {}
            for place, choice in enumerate(self.every(name)):
                found = column_of(choice, column, self.form.default_language)
                if found is not None:
                    index.setdefault(found, []).append(place)
            self._indexes[name, column] = index
        return index.get(value, [])

    def wording(self, question: Question, value: str, language: str) -> str:
        """Return how a choice of a question is worded; the value itself where it is no choice."""
        name = question.list_name or ""
        found = self.places(name, question.choice_value, value)
        if not found:
            return value
        return label_of(self.every(name)[found[0]], question.choice_label, language, self.form) or value

    def has_column(self, name: str, column: str, place: int, value: str) -> bool:
        """Say whether the choice at a place has a value in a column."""
        return column_of(self.every(name)[place], column, self.form.default_language) == value

    def item(self, name: str, place: int) -> Node:
        """Return the node of the choice at a place."""
        if name not in self._items:
            self.instance(name)
        return self._items[name][place]

    def instance(self, name: str) -> Node | None:
        """Return a list as nodes."""
        if name not in self._instances:
            if name in self.form.documents:
                self._instances[name] = self._planted(name)
            elif name in self.form.lists:
                self._instances[name] = self._grown(name)
        return self._instances.get(name)

    def choice(self, item: Node) -> Choice | None:
        """Return the choice that a node stands for."""
        return self._choices.get(id(item))

    def _top(self, name: str) -> Node:
        top = Node("", "root")
        top.path = top.generic = f"instance({name})"
        return top

    def _grown(self, name: str) -> Node:
        top = self._top(name)
        root = add(top, Node("root"))
        items = self._items[name] = []
        for choice in self.every(name):
            item = add(root, Node("item"), indexed=True)
            items.append(item)
            self._choices[id(item)] = choice
            for column, value in _columns(choice, self.form.default_language).items():
                add(item, Node(column, text=value))
        number_in_order(top, start=_APART * (len(self._instances) + 1))
        return top

    def _planted(self, name: str) -> Node:
        top = self._top(name)
        _plant(top, self.form.documents[name])
        number_in_order(top, start=_APART * (len(self._instances) + 1))
        return top


def _plant(parent: Node, branch: Branch) -> None:
    node = add(parent, Node(branch.name, text=None if branch.inside else branch.text), indexed=True)
    for one in branch.inside:
        _plant(node, one)


def column_of(choice: Choice, column: str, language: str) -> str | None:
    """Return what a choice holds in a column, None when it has no such column."""
    if column == "name":
        return choice.name
    if column in choice.columns:
        return choice.columns[column]
    return _label(choice, language) if column == "label" else None


def label_of(choice: Choice, column: str, language: str, form: Form) -> str:
    """Return a choice's wording from the column that the question names."""
    if column in choice.columns:
        return choice.columns[column]
    return in_language(choice.labels, language, form.default_language)


def _columns(choice: Choice, language: str) -> Mapping[str, str]:
    return {"name": choice.name, "label": _label(choice, language), **choice.columns}


def _label(choice: Choice, language: str) -> str:
    return choice.labels.get(language) or next(iter(choice.labels.values()), "")
