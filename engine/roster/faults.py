"""Say what is wrong in a roster by sheet, row and column, and how to cure it, so that its author needs no programmer."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from engine.conversation.bubbles import Text

MOST_SHOWN: Final = 500


@dataclass(frozen=True, slots=True)
class Fault:
    """One cell, or one row, that cannot be taken as it stands. Rows and columns count from 1, as people see them."""

    sheet: str
    row: int
    column: int
    title: str
    wrong: Text
    cure: Text


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was decided by itself and that the author may want to know: nothing waits for it."""

    sheet: str
    row: int
    says: Text


@dataclass(slots=True)
class Faults:
    """What is wrong in a roster: the first faults themselves, and how many rows have any."""

    shown: list[Fault] = field(default_factory=list)
    rows: int = 0

    def add(self, faults: Iterable[Fault]) -> None:
        """Take up the faults of one row."""
        found = list(faults)
        self.rows += bool(found)
        self.shown += found[: MOST_SHOWN - len(self.shown)]


@dataclass(slots=True)
class Notes:
    """What the author may want to know, each thing once, and only the first of them."""

    shown: list[Note] = field(default_factory=list)
    known: set[str] = field(default_factory=set)

    def add(self, note: Note) -> None:
        """Take up a note unless the same was said before."""
        if len(self.shown) < MOST_SHOWN and str(note.says) not in self.known:
            self.known.add(str(note.says))
            self.shown.append(note)
