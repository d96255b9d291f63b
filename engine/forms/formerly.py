"""Know a question by the names that it had in earlier versions of its form: `bind::sanam:was`.

A name is what answers, columns and indicators hold on to. Who changes one says what it was, and nothing is lost.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from engine.forms.form import Form, Group, Question

WAS: Final = "was"


def names(one: Question | Group) -> tuple[str, ...]:
    """Return the names that a question or a group had before, the latest first."""
    return tuple(one.own.get(WAS, "").split())


def now(old: Question | Group, new: Sequence[Question | Group]) -> Question | Group | None:
    """Return the one place of a newer version that says it was the old one; none where two say so."""
    found = [one for one in new if isinstance(one, type(old)) and old.name in names(one)]
    return found[0] if len(found) == 1 else None


def in_names_of(new: Form, old: Form) -> Form:
    """Return an earlier version of a form whose questions go by the names that they have now; their places stay."""
    claims = [one for one in new.questions if names(one)]
    asked = {one.name for one in old.questions} if claims else set()
    renamed = {
        one.path: other.name
        for one in old.questions
        if (other := now(one, claims)) and other.name not in asked and new.question(one.path) is None
    }
    if not renamed:
        return old
    questions = tuple(replace(one, name=renamed.get(one.path, one.name)) for one in old.questions)
    return replace(old, questions=questions)
