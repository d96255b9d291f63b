"""Fill a form: what to ask next, whether an answer will do, and what would be submitted.

Everything here is a pure function of the form, the answers, the moment and the seed. Nothing raises for
what an author wrote: a `relevant` that fails counts as relevant, a `constraint` as satisfied, a
`calculation` as empty, a `warn` as kept, an eligibility rule as fulfilled. `engine.forms.problems` tells the
author beforehand.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from engine.forms import beginning
from engine.forms.choosing import offered
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.nodes import Node
from engine.forms.form import Answers, Choice, Form, Question, Texts, in_language
from engine.forms.kinds import is_written_right
from engine.forms.program import program
from engine.forms.run import Run
from engine.forms.wording import all_filled, filled

_NOTHING: Answers = {}


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that an answer breaks: "type", "required" or "constraint", and the author's words for it."""

    rule: str
    messages: Texts = field(default_factory=dict)


def start(form: Form, at: datetime, seed: str, carried: Answers = _NOTHING) -> dict[str, str]:
    """Return the answers that a form begins with: defaults, then carried values, calculations run."""
    return beginning.answers(form, at, seed, carried)


def questions(
    form: Form, answers: Answers, at: datetime, seed: str, within: str | None = None
) -> tuple[Question, ...]:
    """Return what may be asked now, in order, notes included."""
    return tuple(_askable(Run(form, answers, at, seed), within))


def upcoming(
    form: Form, answers: Answers, at: datetime, seed: str, within: str | None = None
) -> Question | None:
    """Return the first question without an answer; an empty answer to what is not required is one."""
    run = Run(form, answers, at, seed)
    return next((one for one in _askable(run, within) if not _is_answered(run, one)), None)


def _askable(run: Run, within: str | None) -> Iterator[Question]:
    group = run.program.form.group(within) if within else None
    inside = f"{group.path}/" if group else ""
    for node in run.shape.leaves:
        question = run.program.questions[node.generic]
        if not question.is_askable or not f"{node.generic}/".startswith(inside) or not run.is_relevant(node):
            continue
        if question.read_only_when and run.truth(question.read_only_when, node, otherwise=False):
            continue
        yield question if node.path == question.path else replace(question, path=node.path)


def _is_answered(run: Run, question: Question) -> bool:
    answer = run.answers.get(question.path)
    if question.kind == "note":
        return answer is not None
    return bool(answer) or (answer is not None and not _must_answer(run, question))


def _must_answer(run: Run, question: Question) -> bool:
    if question.required is None:
        return False
    return run.truth(question.required, _node(run, question), otherwise=False)


def _node(run: Run, question: Question) -> Node:
    """Return where a question stands; the top of the form for one in a row that is not there."""
    return run.shape.by_path.get(question.path) or run.root.children[0]


def is_required(form: Form, question: Question, answers: Answers, at: datetime, seed: str) -> bool:
    """Say whether a question must be answered now."""
    return _must_answer(Run(form, answers, at, seed), question)


def check(
    form: Form, question: Question, value: str, answers: Answers, at: datetime, seed: str
) -> Broken | None:
    """Return the rule that a value breaks, or None when it will do."""
    run = Run(form, answers, at, seed, forced={question.path: value})
    node = _node(run, question)
    if not value:
        required = _must_answer(run, question)
        return Broken("required", all_filled(run, question.required_messages, node)) if required else None
    if not is_written_right(question, value, [one.name for one in offered(run, question, node)]):
        return Broken("type")
    if question.constraint is None or run.truth(question.constraint, node, otherwise=True):
        return None
    return Broken("constraint", all_filled(run, question.constraint_messages, node))


def warning(form: Form, question: Question, value: str, answers: Answers, at: datetime, seed: str) -> bool:
    """Say whether a value breaks the question's soft rule, `bind::sanam:warn`."""
    rule = question.own.get("warn")
    if not rule or not value:
        return False
    run = Run(form, answers, at, seed, forced={question.path: value})
    return not run.truth(rule, _node(run, question), otherwise=True)


def settle(form: Form, answers: Answers, at: datetime, seed: str) -> dict[str, str]:
    """Return what would be submitted: calculations run, what is irrelevant or empty left out, notes too."""
    run = Run(form, beginning.closed(form, answers, at), at, seed)
    shown = (node for node in run.shape.leaves if run.program.questions[node.generic].kind != "note")
    found = {node.path: run.value(node) for node in shown}
    return {path: value for path, value in found.items() if value}


def label(form: Form, question: Question, lang: str, answers: Answers, at: datetime, seed: str) -> str:
    """Return a question's wording in a language, else in the form's own, values put in."""
    return _worded(
        form, question, question.labels, lang, Run(form, answers, at, seed, language=form.language(lang))
    )


def hint(form: Form, question: Question, lang: str, answers: Answers, at: datetime, seed: str) -> str:
    """Return a question's hint in a language, else in the form's own, values put in."""
    return _worded(
        form, question, question.hints, lang, Run(form, answers, at, seed, language=form.language(lang))
    )


def _worded(form: Form, question: Question, texts: Texts, lang: str, run: Run) -> str:
    text = in_language(texts, form.language(lang), form.default_language)
    return filled(run, text, _node(run, question))


def choices(form: Form, question: Question, answers: Answers, at: datetime, seed: str) -> tuple[Choice, ...]:
    """Return the choices that may be taken now, in order, values put into their wordings."""
    run = Run(form, answers, at, seed)
    node = _node(run, question)
    return tuple(_put_in(run, one, node) for one in offered(run, question, node))


def _put_in(run: Run, choice: Choice, node: Node) -> Choice:
    if not any("${" in text for text in choice.labels.values()):
        return choice
    return replace(choice, labels=all_filled(run, choice.labels, node))


def truth(form: Form, expression: str, answers: Answers, at: datetime, seed: str) -> bool:
    """Evaluate any condition as an author writes it, with ${name}, at the top of a form."""
    run = Run(form, answers, at, seed)
    try:
        source = program(form).resolved(expression)
    except ExpressionFault:
        return True
    return run.truth(source, run.root.children[0], otherwise=True)


def fault_in(form: Form, expression: str) -> str | None:
    """Say what is wrong with a condition as an author writes it, before anything relies on it."""
    return beginning.fault(form, expression)
