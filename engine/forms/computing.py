"""Name what a form works out by itself and people are to see: figures that nobody answers, with their words."""

from collections.abc import Iterator
from datetime import datetime

from engine.forms.built import is_fixed
from engine.forms.expressions.nodes import Node
from engine.forms.form import SILENT, Answers, Form, Question
from engine.forms.looks import look
from engine.forms.run import Run
from engine.forms.walking import asked, is_inside

Worked = tuple[Question, str]


def worked_out(
    form: Form, answers: Answers, at: datetime, seed: str, within: str | None = None
) -> tuple[Worked, ...]:
    """Return the questions that count now and that nobody answers, each with its value, in the order of the form."""
    run = look(form, answers, at, seed)
    group = form.group(within) if within else None
    return tuple(
        (_there(run, node), run.value(node))
        for node in run.shape.leaves
        if _is_told(run.program.questions[node.generic])
        and (group is None or is_inside(node.path, group.path))
        and run.is_relevant(node)
    )


def in_order(
    form: Form, answers: Answers, at: datetime, seed: str, within: str | None = None
) -> tuple[Question, ...]:
    """Return what may be asked now together with what is worked out, in the order of the form."""
    worked = {one.path: one for one, _ in worked_out(form, answers, at, seed, within)}
    run = look(form, answers, at, seed)
    open_now = {one.path: one for one in asked(run, within)}
    return tuple(_ordered(run, {**worked, **open_now}))


def _ordered(run: Run, found: dict[str, Question]) -> Iterator[Question]:
    paths = [node.path for node in run.shape.steps]
    known = set(paths)
    behind = {path.rpartition("[")[0]: path for path in found if path not in known}
    for path in paths:
        if path in found:
            yield found[path]
        elif path in behind:
            yield found[behind[path]]


def is_worked_out(question: Question) -> bool:
    """Say whether a question holds a figure that nobody answers."""
    return not question.is_askable and _is_told(question)


def _is_told(question: Question) -> bool:
    if question.is_askable or question.kind == "note":
        return False
    if question.own.get("short"):
        return True
    return question.kind not in SILENT and (is_fixed(question.own) or any(question.labels.values()))


def _there(run: Run, node: Node) -> Question:
    question = run.program.questions[node.generic]
    return question if node.path == question.path else run.program.in_row(question, node.path)
