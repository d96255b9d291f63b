"""Say what was understood of a message, as data. Offsets are into the text as it was typed."""

from dataclasses import dataclass
from typing import Literal

Confidence = Literal["sure", "doubtful"]
Intent = Literal["report", "plan", "no_progress", "correction", "question", "chat"]
Why = Literal["vague", "rate", "disagree", "several", "day", "future"]

READER = "free-3"


@dataclass(frozen=True, slots=True)
class Slot:
    """One field's value with the words it came from; a value of "" says that there is none."""

    path: str
    value: str
    words: str
    span: tuple[int, int]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Open:
    """A field that was spoken of, but not so that a value could be told."""

    path: str
    why: Why
    words: str


@dataclass(frozen=True, slots=True)
class Activity:
    """What was said of one thing that was done; whose it was and on which day it was, whatever the form asks for."""

    slots: tuple[Slot, ...]
    open: tuple[Open, ...] = ()
    name: Slot | None = None
    day: str = ""

    def slot(self, path: str) -> Slot | None:
        """Return what fills a field."""
        return next((one for one in self.slots if one.path == path), None)


@dataclass(frozen=True, slots=True)
class Understood:
    """What a message is, and what it reports."""

    intent: Intent
    activities: tuple[Activity, ...] = ()
