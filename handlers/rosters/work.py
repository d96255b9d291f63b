"""Hold one reading of a roster: where it stands, what it has counted, what it found wrong. A look writes nothing."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from engine.conversation.bubbles import Text
from engine.obligations.programme import Programme
from engine.roster.faults import Fault, Faults, Note, Notes
from engine.roster.wanted import Spot
from handlers.desk import Desk
from handlers.rosters.seen import Seen

NEW, CHANGED, SAME, WRONG, ENROLLED = "new", "changed", "same", "wrong", "enrolled"


@dataclass(frozen=True, slots=True)
class Slip:
    """A join code to be handed out: shown once, stored only as a hash."""

    name: str
    role: str
    about: str
    code: str


def nobody(slip: Slip) -> None:
    """Hand a code to nobody: a look makes none."""
    raise LookupError(slip.name)


@dataclass(slots=True)
class Work:
    """What all batches of one reading share."""

    programme: Programme
    name: str
    roster_id: str
    seen: Seen
    writes: bool
    letter: str = ""
    by: str = ""
    life: timedelta = timedelta(days=30)
    hand_out: Callable[[Slip], None] = nobody
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: Faults = field(default_factory=Faults)
    notes: Notes = field(default_factory=Notes)

    def count(self, sort: str, what: str, times: int = 1) -> None:
        """Count what became of something."""
        self.counts[sort, what] += times

    def fault(self, spot: Spot, wrong: Text, cure: Text) -> None:
        """Note a row that cannot be taken."""
        self.faults.add([Fault(spot.sheet, spot.row, 0, "", wrong, cure)])

    def note(self, spot: Spot, says: Text) -> None:
        """Note what its author may want to know of a row."""
        self.notes.add(Note(spot.sheet, spot.row, says))


@dataclass(frozen=True, slots=True)
class Bench:
    """One batch of a reading: the work and the desk of this transaction."""

    work: Work
    desk: Desk

    lines: list[dict[str, str]] = field(default_factory=list)

    @property
    def programme(self) -> Programme:
        """Return the programme that the roster is of."""
        return self.work.programme

    def line(self, sort: str, key: str, subject_id: str, said: str) -> None:
        """Keep, with the batch, what a line says and what it stands for."""
        self.lines.append(
            {
                "home": self.programme.home, "name": self.work.name, "sort": sort, "key": key,
                "subject_id": subject_id, "said": said, "roster_id": self.work.roster_id,
            }
        )  # fmt: skip
