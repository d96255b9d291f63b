"""Complete a draft for sending: lists end where they end, what may stay empty is empty, and what is missing is named."""

from dataclasses import replace
from typing import Final

from engine.conversation.bubbles import Plain, Text, say
from engine.conversation.events import When
from engine.conversation.filling.asking import upcoming
from engine.conversation.kinds.asked import Asked
from engine.conversation.scene import Filling
from engine.conversation.wording import LANGUAGE
from engine.forms import filling as forms
from engine.forms.filling import Broken
from engine.forms.form import MORE_ROWS, NO, Question
from engine.page import confirming, later
from engine.page.fields import CHAT_ONLY
from engine.page.laying import now
from engine.page.parts import Fault
from engine.page.taking import Taken

_MOST_PASSES: Final = 50


def completed(taken: Taken, when: When) -> Taken:
    """Return a draft in which nothing is open, or the faults that stand against that."""
    filling = _closed(taken.filling, when)
    open_now = now(filling, when)
    faults = {
        one.path: Fault(_needed(filling, one, when)) for one in open_now if _is_missing(filling, one, when)
    }
    broken = forms.broken(filling.form, filling.draft.answers, when.at, when.seed)
    shown = {one.path for one in open_now}
    faults |= {one.path: Fault(_broken(filling, rule)) for one, rule in broken if one.path in shown}
    faults |= confirming.waiting(filling, when)
    return replace(taken, filling=filling, faults={**faults, **taken.faults})


def _closed(filling: Filling, when: When) -> Filling:
    """End every list, read every note and leave empty what may be; each may bring up more."""
    for _ in range(_MOST_PASSES):
        todo = [(one, said) for one in now(filling, when) if (said := _said(filling, one, when)) is not None]
        if not todo:
            return filling
        for question, said in todo:
            filling = _answered(filling, question, said, when)
    return filling


def _answered(filling: Filling, question: Question, said: str, when: When) -> Filling:
    answers = filling.draft.answers
    if question.kind == "note":
        changed = {**answers, question.path: said}
    else:
        changed = forms.answered(filling.form, question, said, answers, when.at, when.seed)
    return replace(filling, draft=replace(filling.draft, answers=changed))


def _said(filling: Filling, question: Question, when: When) -> str | None:
    """Return what goes without saying, None where something is to be said."""
    if question.path in filling.draft.answers or _is_away(filling, question, when):
        return None
    if question.kind in {"note", MORE_ROWS}:
        return "read" if question.kind == "note" else NO
    is_required = forms.is_required(filling.form, question, filling.draft.answers, when.at, when.seed)
    return None if is_required else ""


def _is_missing(filling: Filling, question: Question, when: When) -> bool:
    if filling.draft.answers.get(question.path) or question.kind in {"note", MORE_ROWS}:
        return False
    if _is_away(filling, question, when):
        return False
    return forms.is_required(filling.form, question, filling.draft.answers, when.at, when.seed)


def _is_away(filling: Filling, question: Question, when: When) -> bool:
    """Say whether a question is put off, or ends a list that is still to be confirmed."""
    if question.kind == MORE_ROWS:
        return question.path.rpartition("[")[0] in filling.draft.unseen
    return later.is_put_off(Asked(filling, question, when))


def _needed(filling: Filling, question: Question, when: When) -> Text:
    if question.kind in CHAT_ONLY:
        return say("This one can only be sent in the chat.")
    rule = forms.check(filling.form, question, "", filling.draft.answers, when.at, when.seed)
    words = _in_thai(filling, rule) if rule else ""
    return Plain(words) if words else say("This one is needed.")


def _in_thai(filling: Filling, rule: Broken) -> str:
    found = rule.messages
    return found.get(filling.form.language(LANGUAGE)) or next(iter(found.values()), "")


def _broken(filling: Filling, rule: Broken) -> Text:
    words = _in_thai(filling, rule)
    return Plain(words) if words else say("This no longer goes with another answer.")


def is_open(filling: Filling, when: When) -> bool:
    """Say whether something is still to be answered before it can be sent."""
    return upcoming(filling, when) is not None or bool(confirming.waiting(filling, when))
