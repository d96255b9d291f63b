"""Say what a form holds before the first answer, and what it adds when it is closed."""

from datetime import datetime

from engine.forms import changing
from engine.forms.expressions.days import write_moment
from engine.forms.expressions.expression import compiled
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.form import Answers, Form
from engine.forms.program import program
from engine.forms.run import Run


def answers(form: Form, at: datetime, seed: str, carried: Answers) -> dict[str, str]:
    """Return defaults, then carried values, then what is calculated from them."""
    run = Run(program(form), _preloaded(form, at), at, seed)
    _with_static(run)
    _with_dynamic(run)
    changing.begin_rows(run, ())
    for path, value in carried.items():
        if value and form.question(path):
            run.put(path, value)
    changing.begin_rows(run, ())
    calculated = [
        one for one in run.shape.leaves if run.program.questions[one.generic].calculation is not None
    ]
    return run.answers | {node.path: value for node in calculated if (value := run.value(node))}


def _preloaded(form: Form, at: datetime) -> dict[str, str]:
    values = {"start": write_moment(at), "today": at.date().isoformat()}
    return {one.path: values[one.kind] for one in form.questions if one.kind in values}


def _with_static(run: Run) -> None:
    found = {one.path: one.default for one in run.program.form.questions if one.default}
    leaves = {node.path: found[node.generic] for node in run.shape.leaves if node.generic in found}
    run.move({**run.answers, **leaves}, run.at, run.seed)


def _with_dynamic(run: Run) -> None:
    """Set the defaults that are expressions, each seeing those before it."""
    for node in run.shape.leaves:
        question = run.program.questions[node.generic]
        value = changing.default_of(run, node) if question.dynamic_default is not None else ""
        if value:
            run.put(node.path, value)


def closed(form: Form, given: Answers, at: datetime) -> Answers:
    """Return answers with the moment of closing, where the form asks for it."""
    ends = {one.path: write_moment(at) for one in form.questions if one.kind == "end"}
    return {**given, **ends} if ends else given


def fault(form: Form, expression: str) -> str | None:
    """Say what keeps a condition from being read, None when it can be."""
    try:
        compiled(program(form).resolved(expression))
    except ExpressionFault as wrong:
        return str(wrong)
    return None
