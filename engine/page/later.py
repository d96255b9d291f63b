"""Let a question be put off on a page as in the chat: where the form allows it, never in a correction, asked again on its day."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from engine.conversation.bubbles import Text, say
from engine.conversation.filling import promising
from engine.conversation.filling.undoing import settled
from engine.conversation.kinds.asked import Asked, Read, Value
from engine.conversation.scene import Filling
from engine.page.parts import Fault, Later
from engine.page.posted import LATER, Posted

BOTH: Final = "This is answered, and it is ticked as not known yet. Please leave one of them."


def later_of(asked: Asked) -> Later | None:
    """Return how a question may be put off, None where it may not."""
    filling, question, today = asked.filling, asked.question, asked.when.at.date()
    if is_put_off(asked):
        return Later(_until(date.fromisoformat(filling.draft.promised[question.path])), is_put_off=True)
    days = promising.days(question)
    return Later(_until(today + timedelta(days=days))) if days and not filling.draft.replaces else None


def _until(day: date) -> Text:
    return say("It is asked again {day}.", day=day)


def is_put_off(asked: Asked) -> bool:
    """Say whether a question is put off and its day is still to come."""
    draft, path = asked.filling.draft, asked.question.path
    return path in promising.put_off(draft, asked.when) and not draft.answers.get(path)


def turned(asked: Asked, posted: Posted, read: Read | None) -> Filling | Fault | None:
    """Put a question off, or no longer; None where its box was left as it was or an answer came instead."""
    box, was = posted.ticked(LATER, asked.question.path), is_put_off(asked)
    if box is None or box == was or later_of(asked) is None:
        return None
    is_answered = read not in {None, Value("")}
    if box and is_answered:
        return Fault(say(BOTH), posted.typed(asked.question.path))
    if box:
        return promising.promised(settled(asked.filling), asked.question, asked.when)
    return None if is_answered else _asked_again(asked)


def _asked_again(asked: Asked) -> Filling:
    draft = asked.filling.draft
    left = {path: day for path, day in draft.promised.items() if path != asked.question.path}
    return replace(asked.filling, draft=replace(draft, promised=left))
