"""Put a question off that cannot be answered yet: it is asked again on its own day, and filling goes on meanwhile."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

from engine.conversation.bubbles import Text, say
from engine.conversation.events import When
from engine.conversation.scene import Filling
from engine.conversation.state import Draft
from engine.forms import filling as forms
from engine.forms.form import MORE_ROWS, Question

DAYS_AT_MOST = 60


def days(question: Question) -> int:
    """Return after how many days a question is asked again, 0 where the form wants an answer at once."""
    given = question.own.get("later", "")
    if question.kind == MORE_ROWS or not given.isdecimal():
        return 0
    return min(int(given), DAYS_AT_MOST)


def put_off(draft: Draft, when: When) -> Collection[str]:
    """Return what is not to be asked yet; a promise whose day has come is asked for like anything else."""
    today = when.at.date().isoformat()
    return {path for path, day in draft.promised.items() if day > today}


def promised(filling: Filling, question: Question, when: When) -> Filling:
    """Return the draft with a question put off."""
    day = when.at.date() + timedelta(days=days(question))
    draft = filling.draft
    answers = forms.unanswered(filling.form, question, draft.answers, when.at, when.seed)
    kept = {**draft.promised, question.path: day.isoformat()}
    return replace(filling, draft=replace(draft, answers=answers, promised=kept))


def waiting(filling: Filling, when: When) -> tuple[Question, ...]:
    """Return the questions that are put off and count now."""
    away = put_off(filling.draft, when)
    if not away:
        return ()
    found = forms.questions(filling.form, filling.draft.answers, when.at, when.seed, filling.within)
    return tuple(one for one in found if one.path in away and not filling.draft.answers.get(one.path))


def first_needed(filling: Filling, when: When) -> Question | None:
    """Return the first question that is put off and without which nothing can be sent."""
    answers = filling.draft.answers
    needed = (
        one
        for one in waiting(filling, when)
        if forms.is_required(filling.form, one, answers, when.at, when.seed)
    )
    return next(needed, None)


def words(filling: Filling, question: Question, when: When) -> Text | None:
    """Say that an answer is not known yet and when it is asked for again; None where there is no promise."""
    day = filling.draft.promised.get(question.path, "")
    if not day or filling.draft.answers.get(question.path):
        return None
    if day <= when.at.date().isoformat():
        return say("not known yet")
    return say("not known yet, asked again {day}", day=date.fromisoformat(day))
