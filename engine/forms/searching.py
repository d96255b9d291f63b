"""Find the choices of a question whose appearance is `search(…)`: rows of a table, and choices written beside them.

`search('file')`, `search('file', 'contains', 'column', text)` and the same with `, 'column', value` behind it.
A choice of the list names the column of the values; its label names the columns of the wordings, by commas.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from engine.forms.expressions.closures import Closure, closed
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.nodes import Node
from engine.forms.expressions.parse import parse
from engine.forms.expressions.tree import Call, Literal
from engine.forms.expressions.values import to_string
from engine.forms.form import Choice, Question
from engine.forms.lists import column_of

if TYPE_CHECKING:
    from engine.forms.run import Run

_FITS: Final[Mapping[str, Callable[[str, str], bool]]] = {
    "contains": lambda held, wanted: wanted in held,
    "startswith": lambda held, wanted: held.startswith(wanted),
    "endswith": lambda held, wanted: held.endswith(wanted),
    "matches": lambda held, wanted: held == wanted,
}


@lru_cache(maxsize=1024)
def _arguments(search: str) -> tuple[Closure, ...]:
    tree = parse(search)
    if not isinstance(tree, Call) or tree.name != "search" or len(tree.arguments) not in {1, 4, 6}:
        raise ExpressionFault("search() takes a file, or four or six arguments")
    return tuple(closed(one) for one in tree.arguments)


def table_of(search: str) -> str | None:
    """Return the name of the table that a search looks in, None when it cannot be read."""
    try:
        tree = parse(search)
    except ExpressionFault:
        return None
    first = tree.arguments[0] if isinstance(tree, Call) and tree.arguments else None
    return first.value.removesuffix(".csv") if isinstance(first, Literal) else None


def fault_in_search(search: str) -> str | None:
    """Say what keeps a search from being read, None when it can be."""
    try:
        _arguments(search)
    except ExpressionFault as wrong:
        return str(wrong)
    return None


def found_by_search(run: "Run", question: Question, node: Node) -> tuple[Choice, ...]:
    """Return the choices that a search finds now; one that fails finds all."""
    written = run.program.lists.every(question.list_name)
    rows = run.program.lists.every(table_of(question.search or ""))
    columns = {name for row in rows[:1] for name in ("name", "label", *row.columns)}
    found: list[Choice] = []
    for one in written:
        if one.name not in columns:
            found.append(one)
            continue
        fitting = (row for row in rows if _fits(run, row, _wanted(run, question, node)))
        found += (_choice(run, row, one) for row in fitting)
    return tuple({one.name: one for one in reversed(found)}.values())[::-1]


def _wanted(run: "Run", question: Question, node: Node) -> list[str]:
    try:
        env = run.env(question.search or "", node)
        return [to_string(env, one(env, node, 1, 1)) for one in _arguments(question.search or "")[1:]]
    except ExpressionFault:
        return []


def _fits(run: "Run", row: Choice, wanted: list[str]) -> bool:
    if not wanted:
        return True
    how, columns, text, *filtered = wanted
    fits = _FITS.get(how, _FITS["contains"])
    held = [_held(run, row, one.strip()) for one in columns.split(",")]
    if not any(fits(one.lower(), text.lower()) for one in held):
        return False
    return not filtered or _held(run, row, filtered[0]) == filtered[1]


def _held(run: "Run", row: Choice, column: str) -> str:
    return column_of(row, column, run.program.form.default_language) or ""


def _choice(run: "Run", row: Choice, written: Choice) -> Choice:
    labels = {language: ", ".join(_labels(run, row, columns)) for language, columns in written.labels.items()}
    return Choice(_held(run, row, written.name), labels, row.columns)


def _labels(run: "Run", row: Choice, columns: str) -> Iterator[str]:
    for column in columns.split(","):
        yield _held(run, row, column.strip()) or column.strip()
