"""Say what is to be written down of other systems and of forms that anybody answers; nothing here carries it out."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Enter:
    """Write down that a report was entered in another system, or sent there under a number, or taken out of it."""

    report: str
    system: str
    day: date
    number: str = ""
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class OpenWall:
    """Let anybody answer the form of a round until a moment; one that is open already closes then."""

    id: str
    obligation: str
    closes: datetime


@dataclass(frozen=True, slots=True)
class CloseWall:
    """Take no more answers."""

    id: str


Booking = Enter | OpenWall | CloseWall
