"""Fill the rows of a repeat with what rows of another form, or of an earlier report, hold: by the names of questions.

What a row holds is told by names: `name` is a question of the row, `plot[2]/name` one of a row inside it.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from engine.forms.filling import answered, check
from engine.forms.form import MORE_ROWS, Answers, Form, Group, Question, without_indexes
from engine.forms.rows import added, count, in_row, row_of
from engine.forms.walking import is_inside, row_path

Held = Mapping[str, str]

CARRY: Final = "carry"
NOT_CARRIED: Final = "no"
EACH_TIME_ANEW: Final = frozenset({"image", "video", "audio", "file", "acknowledge"})
"""Kinds that are never carried: what is shown or vouched for is of its day."""


def rows_in(form: Form, answers: Answers, repeat: str) -> tuple[dict[str, str], ...]:
    """Return what the rows of a repeat at the top hold, by the names of questions, rows inside rows too."""
    found: dict[int, dict[str, str]] = {}
    for path, value in answers.items():
        number, _, inside = path.removeprefix(f"{repeat}[").partition("]/")
        if not value or not path.startswith(f"{repeat}[") or not inside or not number.isdecimal():
            continue
        question = form.question(path)
        if question is not None and question.kind != MORE_ROWS:
            found.setdefault(int(number), {})[_by_names(inside)] = value
    return tuple(found[number] for number in sorted(found))


def _by_names(inside: str) -> str:
    """Leave the groups out of a path inside a row: they may lie otherwise elsewhere."""
    *around, name = inside.split("/")
    return "/".join([*(step for step in around if "[" in step), name])


def filled(
    form: Form, repeat: str, rows: Sequence[Held], answers: Answers, at: datetime, seed: str
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return answers with these rows behind those there are, and the paths of the new ones; what does not fit is left out."""
    now, new = dict(answers), list[str]()
    for held in rows:
        number = count(form, repeat, now, at, seed) + 1
        begun = added(form, repeat, now, at, seed)
        row = row_path(repeat, number)
        told = _told(form, row, held, begun, at, seed)
        if count(form, repeat, begun, at, seed) == number and told != begun:
            now, inner = _with_inner(form, row, held, told, at, seed)
            new += [row, *inner]
    return now, tuple(new)


def suggestions(form: Form, repeat: str, rows: Sequence[Held]) -> dict[str, str]:
    """Return what the rows of a counted repeat may be answered with, by path: such rows are there once they are counted."""
    found: dict[str, str] = {}
    for number, held in enumerate(rows, 1):
        row = row_path(repeat, number)
        found |= {there.path: value for there, value in _fitting(form, row, held)}
        for group, inner in _inner(form, row, held):
            if group.repeat_count is not None:
                found |= suggestions(form, _stem(row, group), inner)
    return found


def inner_suggestions(form: Form, row: str, held: Held) -> dict[str, str]:
    """Return what counted repeats inside a row may be answered with, rows inside its rows too."""
    found: dict[str, str] = {}
    for group, inner in _inner(form, row, held):
        stem = _stem(row, group)
        if group.repeat_count is not None:
            found |= suggestions(form, stem, inner)
            continue
        for number, one in enumerate(inner, 1):
            found |= inner_suggestions(form, row_path(stem, number), one)
    return found


def _with_inner(
    form: Form, row: str, held: Held, answers: Answers, at: datetime, seed: str
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Fill the open-ended repeats inside a row; counted ones have the rows that their count says."""
    now, new = dict(answers), list[str]()
    for group, inner in _inner(form, row, held):
        if group.repeat_count is None:
            now, more = filled(form, _stem(row, group), inner, now, at, seed)
            new += more
    return now, tuple(new)


def _inner(form: Form, row: str, held: Held) -> Iterator[tuple[Group, list[dict[str, str]]]]:
    """Yield the repeats that lie right in a row, with what is held of their rows."""
    told: dict[str, dict[int, dict[str, str]]] = {}
    for key, value in held.items():
        step, is_inner, rest = key.partition("/")
        name, _, number = step.rstrip("]").partition("[")
        if is_inner and number.isdecimal():
            told.setdefault(name, {}).setdefault(int(number), {})[rest] = value
    for group in form.groups:
        if group.repeats and group.name in told and _lies_right_in(form, group, row):
            rows = told[group.name]
            if group.own.get(CARRY) != NOT_CARRIED:
                yield group, [rows[number] for number in sorted(rows)]


def _lies_right_in(form: Form, group: Group, row: str) -> bool:
    around = [
        one.path for one in form.groups if one.repeats and one != group and is_inside(group.path, one.path)
    ]
    return max(around, key=len, default="") == without_indexes(row)


def _stem(row: str, group: Group) -> str:
    return row + group.path[len(without_indexes(row)) :]


def _told(form: Form, row: str, held: Held, answers: Answers, at: datetime, seed: str) -> dict[str, str]:
    now = dict(answers)
    for there, value in _fitting(form, row, held):
        if check(form, there, value, {**now, there.path: value}, at, seed) is None:
            now = answered(form, there, value, now, at, seed)
    return now


def _fitting(form: Form, row: str, held: Held) -> Iterator[tuple[Question, str]]:
    """Yield the questions of a row that something is held for and may be carried."""
    generic = without_indexes(row)
    for question in form.questions:
        value = held.get(question.name, "")
        if not value or not question.path.startswith(f"{generic}/") or not _is_lasting(question):
            continue
        there = form.question(in_row(form, question.name, row))
        if there is not None and row_of(there.path) == row and there.own.get(CARRY) != NOT_CARRIED:
            yield there, value


def _is_lasting(question: Question) -> bool:
    return question.is_askable and question.kind not in EACH_TIME_ANEW
