"""Word questions for people: labels, hints, why they are asked, the labels of choices."""

from engine.conversation.events import When
from engine.conversation.scene import Filling
from engine.forms import filling as forms
from engine.forms.form import Question, in_language

LANGUAGE = "th"


def label(filling: Filling, question: Question, when: When) -> str:
    """Return a question's wording with the answers it speaks of."""
    language = filling.form.language(LANGUAGE)
    return forms.label(filling.form, question, language, filling.draft.answers, when.at, when.seed)


def hint(filling: Filling, question: Question, when: When) -> str:
    """Return a question's hint with the answers it speaks of."""
    language = filling.form.language(LANGUAGE)
    return forms.hint(filling.form, question, language, filling.draft.answers, when.at, when.seed)


def guidance(filling: Filling, question: Question, when: When) -> str:
    """Return why a question is asked, in the form's words, with the answers they speak of."""
    language = filling.form.language(LANGUAGE)
    return forms.guidance(filling.form, question, language, filling.draft.answers, when.at, when.seed)


def choices(filling: Filling, question: Question, when: When) -> tuple[tuple[str, str], ...]:
    """Return the choices that are open now, as names and labels."""
    found = forms.choices(filling.form, question, filling.draft.answers, when.at, when.seed)
    language, default = filling.form.language(LANGUAGE), filling.form.default_language
    return tuple((one.name, in_language(one.labels, language, default)) for one in found)


def short(filling: Filling, question: Question, when: When) -> str:
    """Return what a question is called in a list: its short name, else its wording."""
    return question.own.get("short") or label(filling, question, when)
