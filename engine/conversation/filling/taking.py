"""Put an answer into a draft with everything that hangs on it, and say how it was read."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from engine.conversation.bubbles import Phrase, Plain, Text, say
from engine.conversation.events import When
from engine.conversation.filling.provenance import with_reading
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked
from engine.conversation.scene import Filling
from engine.forms import filling as forms
from engine.forms.form import MORE_ROWS, Question
from thai.text import normalise
from thai.writing import write_date, write_land

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
    words, typed = _worded(read), normalise(raw)
    is_place = question.own.get("kind") == "place"
    if question.own.get("kind") in DIGITS:
        words, typed = words.replace("-", ""), typed.replace("-", "").replace(" ", "")
    is_the_same = bool(words) and (
        words in typed or (typed in words and not is_place and _figures(typed) == _figures(words))
    )
    return () if is_the_same else (say("Read as {value}", value=_in_parts(question, value, read)),)


def _worded(read: Text) -> str:
    """Return the words of a value, a day among them; "" where they hang on the language."""
    if isinstance(read, Plain):
        return read.text
    day = read.params.get("day") if isinstance(read, Phrase) and read.msgid == "{day}" else None
    return write_date(day) if isinstance(day, date) else ""


def _in_parts(question: Question, value: str, read: Text) -> Text:
    """Say land as deeds write it, beside the figure that is kept."""
    land = write_land(Decimal(value)) if question.own.get("kind") == "area" else ""
    return Plain(f"{land} ({read.text})") if land and isinstance(read, Plain) else read


def _figures(text: str) -> str:
    """Return the figures of a text alone: 62 that was read as 2562 is another number."""
    return "".join(sign for sign in text if sign.isdecimal())
