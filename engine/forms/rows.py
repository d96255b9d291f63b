"""Count, add, remove and close the rows of repeats.

A repeat in its place is named without its own index (`/data/member`, `/data/member[2]/tool`), a row with it
(`/data/member[2]`). Each function returns new answers and leaves those it was given alone. What was said of a
row stands in the answers at the row's path, "yes" or "no"; see `engine.forms.form`. A repeat with a
`repeat_count` has as many rows as that says, whatever the answers hold: they come back when the count does.
"""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal, InvalidOperation
from itertools import islice
from typing import Final

from engine.forms.built import is_fixed
from engine.forms.changing import change, shared_rows
from engine.forms.counting import is_counted, least
from engine.forms.expressions.nodes import Node
from engine.forms.form import NO, YES, Answers, Form, Question, without_indexes
from engine.forms.looks import look
from engine.forms.moving import without_row
from engine.forms.run import Run
from engine.forms.walking import has_room, innermost_row, row_path
from engine.forms.wording import as_read
from thai.writing import write_number

_TOLD: Final = 2
_LONGEST: Final = 40
_NUMBERS: Final = frozenset({"integer", "decimal"})
_TELLING: Final = frozenset({
    "text", "integer", "decimal", "range", "date", "time", "datetime", "select_one", "select_multiple", "barcode",
})  # fmt: skip


def count(form: Form, repeat: str, answers: Answers, at: datetime, seed: str) -> int:
    """Return how many rows a repeat in its place has now, 0 where there is no such place."""
    return look(form, answers, at, seed).rows.get(repeat, 0)


def paths(form: Form, repeat: str, answers: Answers, at: datetime, seed: str) -> tuple[str, ...]:
    """Return the paths of the rows, in order."""
    return tuple(row_path(repeat, number + 1) for number in range(count(form, repeat, answers, at, seed)))


def all_rows(form: Form, answers: Answers, at: datetime, seed: str) -> tuple[str, ...]:
    """Return the paths of all relevant rows of all repeats, in the order of the form."""
    run = look(form, answers, at, seed)
    stems = (
        node for node in run.shape.steps if node.generic in run.program.repeats and run.is_relevant(node)
    )
    return tuple(path for stem in stems for path in _rows_of(run, stem))


def may_add(form: Form, repeat: str, answers: Answers, at: datetime, seed: str) -> bool:
    """Say whether a person may add a row: the repeat is relevant, open-ended and not full."""
    run = look(form, answers, at, seed)
    stem = run.shape.stems.get(repeat)
    return stem is not None and has_room(run, stem)


def may_remove(form: Form, row: str, answers: Answers, at: datetime, seed: str) -> bool:
    """Say whether a person may take this row away: it exists, and the form does not fix or require it."""
    run = look(form, answers, at, seed)
    stem = run.shape.stems.get(row.rpartition("[")[0])
    if stem is None or row not in run.shape.by_path or is_counted(run, stem):
        return False
    return run.rows[stem.path] > least(run, stem)


def added(form: Form, repeat: str, answers: Answers, at: datetime, seed: str) -> dict[str, str]:
    """Return answers with one row more at the end, which begins with its defaults; as they were when full."""
    run = look(form, answers, at, seed)
    stem = run.shape.stems.get(repeat)
    if stem is None or not has_room(run, stem):
        return dict(answers)
    change(run, row_path(repeat, run.rows.get(repeat, 0) + 1), YES)
    return dict(run.answers)


def removed(form: Form, row: str, answers: Answers, at: datetime, seed: str) -> dict[str, str]:
    """Return answers without a row; later rows move up with all they hold, and so does what was said of the end."""
    repeat, _, number = row.rpartition("[")
    if not may_remove(form, row, answers, at, seed):
        return dict(answers)
    left = count(form, repeat, answers, at, seed) - 1
    found = without_row(answers, repeat, int(number.rstrip("]")))
    if count(form, repeat, found, at, seed) < left:  # the last row holds nothing that would tell of it
        found[row_path(repeat, left)] = YES
    return found


def closed(form: Form, repeat: str, answers: Answers, at: datetime, seed: str) -> dict[str, str]:
    """Return answers that say a repeat has no more rows than now."""
    run = look(form, answers, at, seed)
    stem = run.shape.stems.get(repeat)
    if stem is None or is_counted(run, stem):
        return dict(answers)
    return {**answers, row_path(repeat, run.rows.get(repeat, 0) + 1): NO}


def reopened(form: Form, repeat: str, answers: Answers, at: datetime, seed: str) -> dict[str, str]:
    """Return answers in which it is open again whether a repeat has more rows."""
    end = row_path(repeat, count(form, repeat, answers, at, seed) + 1)
    return {path: value for path, value in answers.items() if path != end}


def all_closed(form: Form, answers: Answers, at: datetime, seed: str) -> dict[str, str]:
    """Return answers as they are when somebody sent them: every open-ended repeat has no more rows."""
    run = look(form, answers, at, seed)
    stems = (stem for stem in run.shape.stems.values() if not is_counted(run, stem))
    return {**answers, **{row_path(one.path, run.rows.get(one.path, 0) + 1): NO for one in stems}}


def in_row(form: Form, name: str, row: str) -> str:
    """Return the path of a question or a group, by its name, in the row at a path; KeyError when there is none."""
    generic = form.path_of(name)
    shared = shared_rows(f"{row}/", f"{generic}/")
    return shared.rstrip("/") + generic[len(without_indexes(shared)) - 1 :]


def row_of(path: str) -> str:
    """Return the path of the innermost row that a path lies in, "" outside all repeats."""
    return innermost_row(path)


def summary(form: Form, row: str, lang: str, answers: Answers, at: datetime, seed: str) -> str:
    """Return one line that tells a row from the others: its first two short answers, as a person reads them."""
    run = look(form, answers, at, seed, language=form.language(lang))
    node = run.shape.by_path.get(row)
    return ", ".join(islice(_short_answers(run, node), _TOLD)) if node else ""


def _short_answers(run: Run, row: Node) -> Iterator[str]:
    """Yield the short answers of a row itself, not of rows inside it."""
    for node in run.shape.leaves:
        if not node.path.startswith(f"{row.path}/") or innermost_row(node.path) != row.path:
            continue
        question = run.program.questions[node.generic]
        is_told = question.is_askable or is_fixed(question.own)
        if question.kind in _TELLING and is_told and (value := run.value(node)):
            text = _with_unit(question, as_read(run, question, node, value))
            yield text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _with_unit(question: Question, text: str) -> str:
    """Write a number as people do, with its unit; a year has neither."""
    if question.kind not in _NUMBERS or question.own.get("kind") == "fiscal_year":
        return text
    try:
        number = write_number(Decimal(text))
    except InvalidOperation:
        return text
    return f"{number} {question.own.get('unit', '')}".strip()


def _rows_of(run: Run, stem: Node) -> Iterator[str]:
    for number in range(run.rows.get(stem.path, 0)):
        path = row_path(stem.path, number + 1)
        if run.is_relevant(run.shape.by_path[path]):
            yield path
