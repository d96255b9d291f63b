"""Fill a form: what to ask next, whether an answer will do, and what would be submitted.

Everything here is a pure function of the form, the answers, the moment and the seed. Nothing raises for
what an author wrote: a `relevant` that fails counts as relevant, a `constraint` as satisfied, a
`calculation` as empty, a `warn` as kept, an eligibility rule as fulfilled. `engine.forms.problems` tells the
author beforehand.
"""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime

from engine.forms import beginning, changing
from engine.forms.choosing import offered
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.nodes import Node
from engine.forms.form import MORE_ROWS, NO, YES, Answers, Choice, Form, Question, Texts, in_language
from engine.forms.kinds import is_written_right
from engine.forms.looks import look
from engine.forms.program import program
from engine.forms.run import Run
from engine.forms.walking import asked, is_answered, must_answer, place_of
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
    """Return what may be asked now, in order, notes included.

    Behind the rows of an open-ended repeat stands the question whether there is one more: its kind is
    `more_rows`, its path that of the row in question, its answer "yes" or "no".
    """
    return tuple(asked(look(form, answers, at, seed), within))


def upcoming(
    form: Form,
    answers: Answers,
    at: datetime,
    seed: str,
    within: str | None = None,
    put_off: Collection[str] = (),
) -> Question | None:
    """Return the first question without an answer that is not put off; empty will do for what is not required."""
    run = look(form, answers, at, seed)
    found = (one for one in asked(run, within) if one.path not in put_off)
    return next((one for one in found if not is_answered(run, one)), None)


def answered(
    form: Form, question: Question, value: str, answers: Answers, at: datetime, seed: str
) -> dict[str, str]:
    """Return answers with one more: what it triggers is set, and rows that come to be by it have their defaults.

    An answer to `more_rows` is one like any other; "yes" begins the row.
    """
    run = look(form, answers, at, seed)
    changing.change(run, question.path, value)
    return dict(run.answers)


def unanswered(form: Form, question: Question, answers: Answers, at: datetime, seed: str) -> dict[str, str]:
    """Return answers without the one to a question, so that it is asked again."""
    run = look(form, answers, at, seed)
    changing.change(run, question.path, None)
    return dict(run.answers)


def broken(form: Form, answers: Answers, at: datetime, seed: str) -> tuple[tuple[Question, "Broken"], ...]:
    """Return each answer given that breaks a rule by now, a later answer having changed what it hangs on."""
    given = [
        one for one in questions(form, answers, at, seed) if answers.get(one.path) and one.kind != "note"
    ]
    found = ((one, check(form, one, answers[one.path], answers, at, seed)) for one in given)
    return tuple((one, rule) for one, rule in found if rule is not None)


def is_required(form: Form, question: Question, answers: Answers, at: datetime, seed: str) -> bool:
    """Say whether a question must be answered now."""
    return must_answer(look(form, answers, at, seed), question)


def check(
    form: Form, question: Question, value: str, answers: Answers, at: datetime, seed: str
) -> Broken | None:
    """Return the rule that a value breaks, or None when it will do."""
    run = look(form, answers, at, seed, forced={question.path: value})
    node = place_of(run, question)
    if not value:
        required = must_answer(run, question)
        return Broken("required", all_filled(run, question.required_messages, node)) if required else None
    if not _is_written_right(run, question, node, value):
        return Broken("type")
    if question.constraint is None or run.truth(question.constraint, node, otherwise=True):
        return Broken("constraint") if run.crowded else None
    return Broken("constraint", all_filled(run, question.constraint_messages, node))


def _is_written_right(run: Run, question: Question, node: Node, value: str) -> bool:
    if question.kind == MORE_ROWS:
        return value in {YES, NO}
    return is_written_right(question, value, {one.name for one in offered(run, question, node)})


def warning(form: Form, question: Question, value: str, answers: Answers, at: datetime, seed: str) -> bool:
    """Say whether a value breaks the question's soft rule, `bind::sanam:warn`."""
    rule = question.own.get("warn")
    if not rule or not value:
        return False
    run = look(form, answers, at, seed, forced={question.path: value})
    return not run.truth(rule, place_of(run, question), otherwise=True)


def settle(form: Form, answers: Answers, at: datetime, seed: str) -> dict[str, str]:
    """Return what would be submitted: calculations run, what is irrelevant or empty left out, notes too."""
    run = look(form, beginning.closed(form, answers, at), at, seed)
    shown = (node for node in run.shape.leaves if run.program.questions[node.generic].kind != "note")
    found = {node.path: run.value(node) for node in shown}
    return {path: value for path, value in found.items() if value}


def label(form: Form, question: Question, lang: str, answers: Answers, at: datetime, seed: str) -> str:
    """Return a question's wording in a language, else in the form's own, values put in."""
    run = look(form, answers, at, seed, language=form.language(lang))
    return _worded(form, question, question.labels, lang, run)


def hint(form: Form, question: Question, lang: str, answers: Answers, at: datetime, seed: str) -> str:
    """Return a question's hint in a language, else in the form's own, values put in."""
    run = look(form, answers, at, seed, language=form.language(lang))
    return _worded(form, question, question.hints, lang, run)


def guidance(form: Form, question: Question, lang: str, answers: Answers, at: datetime, seed: str) -> str:
    """Return a question's longer explanation in a language, else in the form's own, values put in."""
    run = look(form, answers, at, seed, language=form.language(lang))
    return _worded(form, question, question.guidance, lang, run)


def _worded(form: Form, question: Question, texts: Texts, lang: str, run: Run) -> str:
    text = in_language(texts, form.language(lang), form.default_language)
    return filled(run, text, place_of(run, question))


def choices(form: Form, question: Question, answers: Answers, at: datetime, seed: str) -> tuple[Choice, ...]:
    """Return the choices that may be taken now, in order, values put into their wordings."""
    run = look(form, answers, at, seed)
    node = place_of(run, question)
    return tuple(_put_in(run, one, node) for one in offered(run, question, node))


def _put_in(run: Run, choice: Choice, node: Node) -> Choice:
    if not any("${" in text for text in choice.labels.values()):
        return choice
    return replace(choice, labels=all_filled(run, choice.labels, node))


def truth(form: Form, expression: str, answers: Answers, at: datetime, seed: str) -> bool:
    """Evaluate any condition as an author writes it, with ${name}, at the top of a form."""
    run = look(form, answers, at, seed)
    try:
        source = program(form).resolved(expression)
    except ExpressionFault:
        return True
    return run.truth(source, run.root.children[0], otherwise=True)


def fault_in(form: Form, expression: str) -> str | None:
    """Say what is wrong with a condition as an author writes it, before anything relies on it."""
    return beginning.fault(form, expression)
