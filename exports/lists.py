"""Lay out the lists inside reports: one table a list, one row an entry, each with the key of its report and its number in it.

A list within a list is a table of its own; the number of its entries says within which one they lie: 2.1 is the first
entry within the second.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.forms.form import MORE_ROWS, Form, Question, in_language, without_indexes
from exports.columns import LANGUAGE, is_exported, title
from exports.reports import Line, cell
from exports.tables import Cell, Column, Table

FIXED = ("id", "number", "entry")
_NUMBERS = re.compile(r"\[(\d+)\]")
Asked = Mapping[str, Question]


@dataclass(frozen=True, slots=True)
class Listed:
    """One list of a form over all its versions: where it stands, what it is called, what was ever asked in it."""

    path: str
    name: str
    columns: tuple[Column, ...]


def lists_of(versions: Sequence[Form]) -> tuple[Listed, ...]:
    """Return the lists of a form, the newest version first; a question keeps the words of the newest one."""
    found: dict[str, dict[str, str]] = {}
    names: dict[str, str] = {}
    for form in versions:
        for group in form.groups:
            if group.repeats:
                language = form.language(LANGUAGE)
                words = in_language(group.labels, language, form.default_language) or group.name
                names.setdefault(group.path, words)
        for question in form.questions:
            repeat = list_around(form, question.path)
            if repeat and is_exported(question) and question.kind != MORE_ROWS:
                found.setdefault(repeat, {}).setdefault(question.path, title(form, question))
    return tuple(
        Listed(path, names[path], tuple(Column(key, words) for key, words in asked.items()))
        for path, asked in found.items()
    )


def table(name: str, one: Listed, lines: Iterable[Line], titles: Mapping[str, str]) -> Table:
    """Return the table of one list."""
    fixed = tuple(Column(key, titles[key]) for key in FIXED)
    return Table(f"{one.name} {name}", (*fixed, *one.columns), _rows(one, lines))


def list_around(form: Form, path: str) -> str:
    """Return the innermost list that a question lies in, "" where it lies in none."""
    around = [one.path for one in form.groups if one.repeats and path.startswith(f"{one.path}/")]
    return max(around, key=len, default="")


def _rows(one: Listed, lines: Iterable[Line]) -> Iterator[dict[str, Cell]]:
    shown = {column.key for column in one.columns}
    for line in lines:
        if line.withdrawn or line.version is None:
            continue
        asked = {
            question.path: question
            for question in line.version.questions
            if question.path in shown and is_exported(question)
        }
        fixed: dict[str, Cell] = {"id": line.report.root_id, "number": line.report.number}
        for numbers, entry in sorted(_entries(one, line.version, line.report.answers, asked).items()):
            yield fixed | {"entry": ".".join(map(str, numbers))} | entry


def _entries(
    one: Listed, form: Form, answers: Mapping[str, str], asked: Asked
) -> dict[tuple[int, ...], dict[str, Cell]]:
    found: dict[tuple[int, ...], dict[str, Cell]] = {}
    for path, value in answers.items():
        row = path[: path.rfind("]") + 1]
        if not value or not row or without_indexes(row) != one.path:
            continue
        question = asked.get(without_indexes(path))
        if question is not None:
            numbers = tuple(map(int, _NUMBERS.findall(row)))
            found.setdefault(numbers, {})[question.path] = cell(form, question, value)
    return found
