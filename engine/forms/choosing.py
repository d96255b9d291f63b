"""Find the choices of a question that its filter lets through."""

from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.nodes import Node
from engine.forms.form import Choice, Question
from engine.forms.run import Run


def offered(run: Run, question: Question, node: Node) -> tuple[Choice, ...]:
    """Return the choices that may be taken now; a filter that fails lets all through."""
    if question.itemset is None:
        return ()
    every = run.program.form.lists.get(question.list_name or "", ())
    if question.itemset == f"instance('{question.list_name}')/root/item":
        return every
    expression = run.program.expression(question.itemset)
    try:
        found = expression.nodes(run, node) if expression else None
    except ExpressionFault:
        found = None
    return every if found is None else tuple(_choice(run, question, one) for one in found)


def _choice(run: Run, question: Question, item: Node) -> Choice:
    """Return the choice of a list's node, or make one from a row of a repeat."""
    choice = run.program.choice(item)
    if choice is not None:
        return choice
    name, label = (_inside(run, item, column) for column in (question.choice_value, question.choice_label))
    return Choice(name, {run.program.form.default_language: label or name})


def _inside(run: Run, item: Node, column: str) -> str:
    found = item.named.get(column)
    return run.value(found[0]) if found else ""
