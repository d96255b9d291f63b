"""Word values and questions for people: choice labels, dates, numbers with their unit, places by their name."""

from datetime import date
from decimal import Decimal, InvalidOperation

from engine.conversation.bubbles import Plain, Text, say
from engine.conversation.events import When
from engine.conversation.scene import Filling
from engine.forms import filling as forms
from engine.forms.form import Question, in_language
from thai import places, writing
from thai.naming import write_phone, write_place

LANGUAGE = "th"
PERSONAL = frozenset({"person", "phone", "national_id"})
NUMBERS = frozenset({"integer", "decimal", "range"})
YEAR = "fiscal_year"


def label(filling: Filling, question: Question, when: When) -> str:
    """Return a question's wording with the answers it speaks of."""
    language = filling.form.language(LANGUAGE)
    return forms.label(filling.form, question, language, filling.draft.answers, when.at, when.seed)


def hint(filling: Filling, question: Question) -> str:
    """Return a question's hint."""
    return in_language(question.hints, filling.form.language(LANGUAGE), filling.form.default_language)


def guidance(filling: Filling, question: Question) -> str:
    """Return why a question is asked, in the form's words."""
    return in_language(question.guidance, filling.form.language(LANGUAGE), filling.form.default_language)


def choices(filling: Filling, question: Question, when: When) -> tuple[tuple[str, str], ...]:
    """Return the choices that are open now, as names and labels."""
    found = forms.choices(filling.form, question, filling.draft.answers, when.at, when.seed)
    language, default = filling.form.language(LANGUAGE), filling.form.default_language
    return tuple((one.name, in_language(one.labels, language, default)) for one in found)


def shown(filling: Filling, question: Question, value: str, when: When) -> Text:
    """Word a value as a person would write it."""
    if value == "":
        return say("left empty")
    if question.kind == "select_one":
        return Plain(dict(choices(filling, question, when)).get(value, value))
    if question.kind == "acknowledge":
        return say("acknowledged")
    if question.kind == "date":
        return _day(value)
    if question.own.get("kind") == "place":
        place = places.by_code(value)
        return Plain(write_place(place) if place else value)
    if question.own.get("kind") == "phone":
        return Plain(write_phone(value))
    return Plain(_number(question, value) if question.kind in NUMBERS else value)


def _day(value: str) -> Text:
    try:
        return say("{day}", day=date.fromisoformat(value[:10]))
    except ValueError:
        return Plain(value)


def _number(question: Question, value: str) -> str:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    written = value if question.own.get("kind") == YEAR else writing.write_number(number)
    return f"{written} {question.own.get('unit', '')}".strip()
