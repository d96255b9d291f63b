"""Put the printed caps of a duty into its form, so that no answer passes them wherever it is typed."""

from collections.abc import Iterable
from dataclasses import replace

from engine.forms.form import CAP, CAP_SAYS, Form, Question
from engine.obligations.nouns.measures import Cap
from engine.obligations.programme import Programme


def capped(programme: Programme, name: str, form: Form) -> Form:
    """Return the form with the caps of every duty that uses it as constraints of its questions."""
    caps = {cap.field: cap for duty in programme.duties if duty.form == name for cap in duty.caps}
    if not caps:
        return form
    return replace(
        form, questions=tuple(_with(question, caps.get(question.name)) for question in form.questions)
    )


def _with(question: Question, cap: Cap | None) -> Question:
    if cap is None:
        return question
    at_most = f". <= {cap.baht}"
    old = (question.constraint,) if question.constraint else ()
    own = {**question.own, CAP: str(cap.baht), CAP_SAYS: cap.says}
    return replace(
        question, constraint=_all(*old, at_most), own={key: one for key, one in own.items() if one}
    )


def _all(*conditions: str) -> str:
    parts: Iterable[str] = (f"({one})" for one in conditions) if len(conditions) > 1 else conditions
    return " and ".join(parts)
