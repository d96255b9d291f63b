"""Find what a form asks about somebody else: a name, a phone or a citizen number in a list, or whatever says so itself.

`bind::sanam:others` holds, in one sentence, why it is needed.
"""

from collections.abc import Iterator
from typing import Final

from engine.forms.form import Form, Question
from engine.forms.kinds import PERSONAL

OTHERS: Final = "others"


def why(question: Question) -> str:
    """Return why somebody else is asked about; empty when the answer is about whoever sends it."""
    return question.own.get(OTHERS, "").strip()


def unexplained(form: Form) -> Iterator[Question]:
    """Yield what is personal in a list, and so is about others, without a reason."""
    lists = tuple(f"{group.path}/" for group in form.groups if group.repeats)
    for question in form.questions:
        is_personal = question.own.get("kind") in PERSONAL
        if is_personal and question.path.startswith(lists) and not why(question):
            yield question
