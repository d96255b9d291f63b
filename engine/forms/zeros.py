"""Know which answers of a form mean that there is nothing to report: `bind::sanam:zero` on a question or a group."""

from engine.forms.form import MORE_ROWS, NO, YES, Answers, Form, Group, Question
from engine.forms.walking import is_inside

COLUMN = "zero"
NUMBERS = frozenset({"integer", "decimal", "range"})


def has(form: Form, within: str | None = None) -> bool:
    """Say whether a form, or one part of it, can report nothing."""
    group = form.group(within) if within else None
    under = group.path if group else f"/{form.root}"
    return any(is_inside(one.path, under) and one.own.get(COLUMN) for one in form.places)


def value(form: Form, question: Question) -> str | None:
    """Return the answer to a question that means nothing, None where none does.

    On a question the column holds the answer itself. In a group marked "yes" numbers are 0, lists have no entries, and
    what need not be answered is empty.
    """
    if question.kind != MORE_ROWS and (own := question.own.get(COLUMN)):
        return own
    if not _in_group(form, question.path):
        return None
    if question.kind == MORE_ROWS:
        return NO
    if question.kind in NUMBERS:
        return "0"
    return "" if question.required is None else None


def is_zero(form: Form, answers: Answers) -> bool:
    """Say whether what is submitted reports nothing: every answer that can mean so does."""
    said = [one for one in form.questions if answers.get(one.path) and value(form, one)]
    in_lists = any(_in_group(form, path) for path in answers if "[" in path)
    return bool(said) and not in_lists and all(value(form, one) == answers[one.path] for one in said)


def _in_group(form: Form, path: str) -> bool:
    return any(is_inside(path, one.path) for one in _groups(form))


def _groups(form: Form) -> list[Group]:
    return [one for one in form.groups if one.own.get(COLUMN) == YES]
