"""Hold what a summary says when it leaves the office: a title, the moment it was counted, and counts by place or duty."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine.obligations.calendar import in_bangkok


@dataclass(frozen=True, slots=True)
class Line:
    """So many of so many, of what people call a place, an office or a duty; never a person, never a group."""

    label: str
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Handout:
    """Counts as they stood at a moment; the total is that of the lines, so that the two never differ."""

    title: str
    at: datetime
    lines: tuple[Line, ...] = ()

    @property
    def total(self) -> tuple[int, int]:
        """Return how many are in, and of how many."""
        return sum(one.done for one in self.lines), sum(one.of for one in self.lines)


def to_dict(handout: Handout) -> dict[str, Any]:
    """Turn a handout to JSON."""
    lines = [[one.label, one.done, one.of] for one in handout.lines]
    return {"title": handout.title, "at": handout.at.isoformat(), "lines": lines}


def from_dict(stored: Mapping[str, Any]) -> Handout:
    """Read a stored handout."""
    lines = tuple(Line(str(label), int(done), int(of)) for label, done, of in stored["lines"])
    return Handout(str(stored["title"]), in_bangkok(datetime.fromisoformat(stored["at"])), lines)
