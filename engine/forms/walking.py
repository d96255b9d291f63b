"""Walk a form in the order of asking: what may be asked now, row by row, and whether there is one row more."""

from collections.abc import Iterator

from engine.forms.choosing import is_filtered
from engine.forms.counting import is_counted, most
from engine.forms.expressions.nodes import Node
from engine.forms.form import MORE_ROWS, Question, more_rows, without_indexes
from engine.forms.run import Run


def asked(run: Run, within: str | None = None) -> Iterator[Question]:
    """Yield what may be asked now, notes and open ends of repeats included."""
    group = run.program.form.group(within) if within else None
    inside = f"{group.path}/" if group else ""
    for node in run.shape.steps:
        if not f"{node.generic}/".startswith(inside):
            continue
        question = _of_repeat(run, node) if node.generic in run.program.repeats else _of_leaf(run, node)
        if question is not None:
            yield question


def _of_leaf(run: Run, node: Node) -> Question | None:
    if node.generic not in run.program.askable or not run.is_relevant(node):
        return None
    question = run.program.questions[node.generic]
    if question.read_only_when and run.holds("r", question.read_only_when, node, otherwise=False):
        return None
    return question if node.path == question.path else run.program.in_row(question, node.path)


def _of_repeat(run: Run, stem: Node) -> Question | None:
    if not has_room(run, stem):
        return None
    return more_rows(run.program.repeats[stem.generic], row_path(stem.path, run.rows.get(stem.path, 0) + 1))


def has_room(run: Run, stem: Node) -> bool:
    """Say whether a person may add a row to a repeat in its place."""
    if is_counted(run, stem) or not run.is_relevant(stem):
        return False
    return run.rows.get(stem.path, 0) < most(run, stem)


def is_answered(run: Run, question: Question) -> bool:
    """Say whether nothing more is wanted of a question; what need not be answered may be empty."""
    answer = run.answers.get(question.path)
    if question.kind == "note":
        return answer is not None
    if answer and is_filtered(question):
        return bool(run.value(place_of(run, question)))
    return bool(answer) or (answer is not None and not must_answer(run, question))


def must_answer(run: Run, question: Question) -> bool:
    """Say whether a question must be answered now."""
    if question.required is None or question.kind == MORE_ROWS:
        return question.kind == MORE_ROWS
    return run.holds("!", question.required, place_of(run, question), otherwise=False)


def place_of(run: Run, question: Question) -> Node:
    """Return where a question stands; the top of the form for one in a row that is not there."""
    found = run.shape.by_path.get(question.path)
    if question.kind == MORE_ROWS:
        found = run.shape.stems.get(question.path.rpartition("[")[0])
    return found or run.root.children[0]


def row_path(repeat: str, number: int) -> str:
    """Return the path of a row."""
    return f"{repeat}[{number}]"


def innermost_row(path: str) -> str:
    """Return the path of the innermost row that a path lies in, "" outside all repeats."""
    return f"{path.rpartition(']')[0]}]" if "]" in path else ""


def is_inside(path: str, group: str) -> bool:
    """Say whether a path lies in a group or repeat, whatever the rows."""
    return f"{without_indexes(path)}/".startswith(f"{group}/")
