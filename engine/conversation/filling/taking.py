"""Put an answer into a draft with everything that hangs on it, and say how it was read."""

from dataclasses import replace

from engine.conversation.bubbles import Plain, Text, say
from engine.conversation.events import When
from engine.conversation.filling.provenance import with_reading
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked
from engine.conversation.scene import Filling
from engine.forms import filling as forms
from engine.forms.form import MORE_ROWS, Question
from thai.text import normalise

DIGITS = frozenset({"phone", "national_id"})


def with_answer(
    filling: Filling, question: Question, value: str, raw: str, when: When, source: str
) -> Filling:
    """Give a draft one more answer, with everything that the form hangs on it."""
    answers = forms.answered(filling.form, question, value, filling.draft.answers, when.at, when.seed)
    draft = filling.draft.answered(question.path, value, raw, source)
    draft = with_reading(filling, draft, question, value, raw, when, source)
    return replace(filling, draft=replace(draft, answers=answers))


def echo(filling: Filling, question: Question, value: str, raw: str, when: When) -> tuple[Text, ...]:
    """Say how a typed answer was read, when that is not word for word what was typed."""
    if not raw or question.kind in {"acknowledge", MORE_ROWS} or (question.kind == "text" and value == raw):
        return ()
    read = talk.shown(Asked(filling, question, when), value)
    typed = normalise(raw)
    is_place = question.own.get("kind") == "place"
    if question.own.get("kind") in DIGITS and isinstance(read, Plain):
        read, typed = Plain(read.text.replace("-", "")), typed.replace("-", "").replace(" ", "")
    is_the_same = isinstance(read, Plain) and (
        read.text in typed or (typed in read.text and not is_place and _figures(typed) == _figures(read.text))
    )
    return () if is_the_same else (say("Read as {value}", value=read),)


def _figures(text: str) -> str:
    """Return the figures of a text alone: 62 that was read as 2562 is another number."""
    return "".join(sign for sign in text if sign.isdecimal())
