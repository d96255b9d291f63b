"""Take one message that answers several questions in a row, a line each. The first line that does not read ends it."""

from dataclasses import replace

from engine.conversation.bubbles import Plain, Text, say
from engine.conversation.events import When
from engine.conversation.filling.asking import next_question
from engine.conversation.filling.judging import doubt, judge
from engine.conversation.filling.taking import with_answer
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked, Value
from engine.conversation.scene import Filling
from engine.conversation.wording import label
from engine.forms.form import Question

LINES_AT_MOST = 20


def taken(
    filling: Filling, question: Question, text: str, when: When, source: str
) -> tuple[Filling, tuple[Text, ...]] | None:
    """Return the draft with what the lines answer and how they were read; None when not even two lines do."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    said: list[Text] = []
    asked: Question | None = question
    for line in lines[:LINES_AT_MOST]:
        value = _read(Asked(filling, asked, when), line) if asked else None
        if asked is None or value is None:
            break
        filling = with_answer(filling, asked, value, line, when, source)
        said.append(_told(filling, asked, value, when))
        asked, _, draft = next_question(filling, when)
        filling = replace(filling, draft=draft)
    if len(said) < 2:
        return None
    left = lines[len(said) :]
    return filling, (*said, *((say("Not read yet: {words}", words=" ".join(left)),) if left else ()))


def _read(asked: Asked, line: str) -> str | None:
    """Return the value of a line, if nothing about it would have to be asked."""
    read = talk.read(asked, line)
    if not isinstance(read, Value) or not read.is_sure or judge(asked, read.value) is not None:
        return None
    return None if doubt(asked, read.value) else read.value


def _told(filling: Filling, question: Question, value: str, when: When) -> Text:
    name = question.own.get("short") or label(filling, question, when)
    return say(
        "{question}: {value}", question=Plain(name), value=talk.shown(Asked(filling, question, when), value)
    )
