"""Find what a cell hangs on that could not be read itself: then it is that one to look at, and not this."""

import re
from collections.abc import Collection

from engine.conversation.bubbles import Text, say
from engine.conversation.wording import LANGUAGE
from engine.forms.form import Form, Question, in_language
from engine.forms.walking import is_inside


def hangs(form: Form, path: str, faulty: Collection[str]) -> Text | None:
    """Say which cell is to be looked at first; None where a cell stands for itself."""
    question = form.question(path)
    rules = _rules(form, question) if question is not None else ""
    found = next((one for one in faulty if one != path and _mentions(rules, one)), None)
    other = form.question(found) if found else None
    if other is None:
        return None
    return say("This hangs on {name}. Please look at that one first.", name=_name(form, other))


def _rules(form: Form, question: Question) -> str:
    around = (one.relevant for one in form.groups if is_inside(question.path, one.path))
    return " ".join(rule for rule in (question.relevant, question.constraint, *around) if rule)


def _mentions(rules: str, path: str) -> bool:
    return bool(path) and re.search(re.escape(path) + r"(?![\w/.-])", rules) is not None


def _name(form: Form, question: Question) -> str:
    label = in_language(question.labels, form.language(LANGUAGE), form.default_language)
    return question.own.get("short") or label or question.name
