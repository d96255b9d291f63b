"""Say what a form holds before the first answer, and what it adds when it is closed."""

from datetime import datetime

from engine.forms.expressions.days import write_moment
from engine.forms.expressions.expression import compiled
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.form import Answers, Form
from engine.forms.program import program
from engine.forms.run import Run


def answers(form: Form, at: datetime, seed: str, carried: Answers) -> dict[str, str]:
    """Return defaults, then carried values, then what is calculated from them."""
    found = {one.path: one.default for one in form.questions if one.default}
    found |= _preloaded(form, at)
    run = Run(form, found, at, seed)
    found = {node.path: value for node in run.shape.leaves if (value := found.get(node.generic))}
    found = _with_dynamic(form, found, at, seed)
    found |= {path: value for path, value in carried.items() if value and form.question(path)}
    return _with_calculated(form, found, at, seed)


def _preloaded(form: Form, at: datetime) -> dict[str, str]:
    values = {"start": write_moment(at), "today": at.date().isoformat()}
    return {one.path: values[one.kind] for one in form.questions if one.kind in values}


def _with_dynamic(form: Form, found: dict[str, str], at: datetime, seed: str) -> dict[str, str]:
    """Set the defaults that are expressions, each seeing those before it."""
    for node in program(form).shape(found).leaves:
        question = program(form).questions[node.generic]
        if question.dynamic_default is None:
            continue
        run = Run(form, found, at, seed)
        value = run.calculated(question.dynamic_default, run.shape.by_path[node.path], question.data_type)
        found = {**found, node.path: value} if value else found
    return found


def _with_calculated(form: Form, found: dict[str, str], at: datetime, seed: str) -> dict[str, str]:
    run = Run(form, found, at, seed)
    nodes = [node for node in run.shape.leaves if run.program.questions[node.generic].calculation is not None]
    return found | {node.path: value for node in nodes if (value := run.value(node))}


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
