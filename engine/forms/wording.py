"""Put values into the wordings of a form."""

from collections.abc import Mapping

from engine.forms.choosing import offered
from engine.forms.expressions.env import Env
from engine.forms.expressions.expression import Expression
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.nodes import Node
from engine.forms.expressions.values import to_string
from engine.forms.form import Question, Texts, in_language
from engine.forms.run import Run


def filled(run: Run, text: str, node: Node) -> str:
    """Return a wording with its outputs replaced; one that cannot be had leaves nothing."""
    if "${" not in text:
        return text
    parts = (one if isinstance(one, str) else _output(run, one, node) for one in run.program.template(text))
    return "".join(parts).strip()


def _output(run: Run, expression: Expression, node: Node) -> str:
    try:
        return to_string(Env(run, node), expression.value(run, node))
    except ExpressionFault:
        return ""


def all_filled(run: Run, texts: Texts, node: Node) -> Mapping[str, str]:
    """Return a wording in all its languages, outputs replaced."""
    return {language: filled(run, text, node) for language, text in texts.items()}


def as_read(run: Run, question: Question, node: Node, value: str) -> str:
    """Return an answer as a person reads it: the wordings of choices, other values as they are."""
    if question.list_name is None and question.itemset is None:
        return value
    labels = {one.name: all_filled(run, one.labels, node) for one in offered(run, question, node)}
    default = run.program.form.default_language
    return ", ".join(in_language(labels.get(one, {}), run.language, default) or one for one in value.split())
