"""Count the answers to an open form into what the report of the duty is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from engine.forms.form import Answers, Form, Question
from engine.forms.settled import number, truth
from engine.obligations.nouns.open_forms import Into, OpenForm

TO_CENTS: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Tally:
    """What one question of the report is told, and by how many answers."""

    value: str
    count: int


def tallies(
    open_form: OpenForm, asked: Form, told: Form, answers: Sequence[Answers], at: datetime
) -> Mapping[str, Tally]:
    """Return what the answers tell the questions of a report, by the path of each; nothing as long as nobody answered."""
    questions = {one.name: one for one in told.questions}
    found: dict[str, Tally] = {}
    for into in open_form.into:
        question = questions.get(into.question)
        value = _value(into, asked, answers, at) if answers and question else None
        if question is not None and value is not None:
            found[question.path] = Tally(_written(question, value), len(answers))
    return found


def _value(into: Into, form: Form, answers: Sequence[Answers], at: datetime) -> Decimal | None:
    if into.way in {"count", "percent"}:
        held = truth(form, into.over) if into.over else None
        some = sum(held is None or held(one, at) for one in answers)
        return Decimal(some) if into.way == "count" else Decimal(some) * 100 / len(answers)
    measured = number(form, into.over)
    said = [Decimal(str(value)) for one in answers if (value := measured(one, at)) == value]
    if into.way == "sum":
        return sum(said, Decimal(0))
    return sum(said, Decimal(0)) / len(said) if said else None


def _written(question: Question, value: Decimal) -> str:
    """Write a number as its question holds it: whole, or with two digits behind the point."""
    if question.kind == "integer" or question.data_type == "int":
        return str(int(value.quantize(Decimal(1), ROUND_HALF_UP)))
    rounded = value.quantize(TO_CENTS, ROUND_HALF_UP)
    return str(int(rounded)) if rounded == rounded.to_integral_value() else str(rounded)
