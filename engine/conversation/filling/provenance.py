"""Keep with a typed answer who read it, how surely, from which of its words, and on which day they were typed.

It stands among the words of a draft under a mark of its own, and goes wherever they go.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from engine.conversation.events import When
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked, Value
from engine.conversation.scene import Filling
from engine.conversation.state import HELD, READ, Draft
from engine.forms.form import Question
from thai.readers import reader_of

Confidence = Literal["sure", "confirmed", "doubtful", "picked"]
"""Read outright; shown and confirmed; taken though doubtful; picked from what the words might have meant."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a value came out of its words."""

    reader: str
    confidence: Confidence
    span: tuple[int, int]
    day: date

    def written(self) -> str:
        """Write it as it stands among a draft's words."""
        start, end = self.span
        return f"{self.reader} {self.confidence} {start}-{end} {self.day.isoformat()}"


def reading_of(words: str) -> Reading | None:
    """Read a written one; None for what an unknown release wrote."""
    try:
        reader, confidence, span, day = words.split(" ")
        start, _, end = span.partition("-")
        if confidence not in {"sure", "confirmed", "doubtful", "picked"}:
            return None
        return Reading(reader, confidence, (int(start), int(end)), date.fromisoformat(day))  # type: ignore[arg-type]
    except ValueError:
        return None


def noted(draft: Draft, path: str, reading: Reading, source: str) -> Draft:
    """Return the draft with the reading of one of its answers."""
    return draft.noted(READ, path, reading.written(), source)


def reader_of_question(question: Question) -> str:
    """Return the reader of a question's own kind, else that of its type."""
    return reader_of(question.own.get("kind", "")) or reader_of(question.kind)


def with_reading(
    before: Filling, draft: Draft, question: Question, value: str, raw: str, when: When, source: str
) -> Draft:
    """Note on a draft how the value that it was just given was read; nothing for what was tapped or kept word for word."""
    reader = reader_of_question(question)
    if not (raw and value and reader):
        return draft
    was_shown = before.draft.raw.get(HELD + question.path) == raw
    read = talk.read(Asked(before, question, when), raw)
    is_it = isinstance(read, Value) and read.value == value
    confidence: Confidence = "picked" if not is_it else "confirmed" if was_shown else "sure"
    reading = Reading(reader, confidence, (0, len(raw)), when.at.date())
    return noted(draft, question.path, reading, source)
