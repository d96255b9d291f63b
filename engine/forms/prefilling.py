"""Fill the rows of a repeat with what rows of another form, or of an earlier report, hold: by the names of questions."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from engine.forms.filling import answered, check
from engine.forms.form import Answers, Form, Question, without_indexes
from engine.forms.rows import added, count, in_row, row_of
from engine.forms.walking import row_path

NOT_CARRIED = "no"
EACH_TIME_ANEW = frozenset({"image", "video", "audio", "file", "acknowledge"})
"""Kinds that are never carried: what is shown or vouched for is of its day."""


def rows_in(form: Form, answers: Answers, repeat: str) -> tuple[dict[str, str], ...]:
    """Return what the rows of a repeat at the top hold, by the names of questions; rows inside rows are left out."""
    found: dict[int, dict[str, str]] = {}
    for path, value in answers.items():
        row = row_of(path)
        if value and row and row.rpartition("[")[0] == repeat and path != row and form.question(path):
            number = int(row.rpartition("[")[2].rstrip("]"))
            found.setdefault(number, {})[path.rpartition("/")[2]] = value
    return tuple(found[number] for number in sorted(found))


def filled(
    form: Form, repeat: str, rows: Sequence[Mapping[str, str]], answers: Answers, at: datetime, seed: str
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return answers with these rows behind those there are, and the paths of the new ones; what does not fit is left out."""
    now, new = dict(answers), list[str]()
    for held in rows:
        number = count(form, repeat, now, at, seed) + 1
        begun = added(form, repeat, now, at, seed)
        row = row_path(repeat, number)
        told = _told(form, row, held, begun, at, seed)
        if count(form, repeat, begun, at, seed) == number and told != begun:
            now = told
            new.append(row)
    return now, tuple(new)


def _told(
    form: Form, row: str, held: Mapping[str, str], answers: Answers, at: datetime, seed: str
) -> dict[str, str]:
    now = dict(answers)
    generic = without_indexes(row)
    for question in form.questions:
        value = held.get(question.name, "")
        if not value or not question.path.startswith(f"{generic}/") or not _is_lasting(question):
            continue
        there = form.question(in_row(form, question.name, row))
        if there is None or row_of(there.path) != row or there.own.get("carry") == NOT_CARRIED:
            continue
        if check(form, there, value, {**now, there.path: value}, at, seed) is None:
            now = answered(form, there, value, now, at, seed)
    return now


def _is_lasting(question: Question) -> bool:
    return question.is_askable and question.kind not in EACH_TIME_ANEW
