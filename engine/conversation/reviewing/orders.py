"""Say what is to be written down about a report under review. Nothing here carries it out."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Because:
    """Why something was decided: one of the frequent reasons, or words with the message that they came in."""

    frequent: str = ""
    words: str = ""
    source: str = ""


NO_REASON = Because()


@dataclass(frozen=True, slots=True)
class Pass:
    """Let reports pass the step that each of them is at."""

    reports: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class SendBack:
    """Send a report back to its sender for one answer."""

    report: str
    step: int
    field: str
    because: Because


@dataclass(frozen=True, slots=True)
class Confirm:
    """Confirm a report as the second party of a step."""

    report: str
    step: int


@dataclass(frozen=True, slots=True)
class Appeal:
    """Ask for a refusal to be looked at again."""

    report: str
    because: Because


@dataclass(frozen=True, slots=True)
class PassOn:
    """Ask the group for the answer that the office is asked for again."""

    report: str


@dataclass(frozen=True, slots=True)
class Meet:
    """Write down what a committee decided about several reports."""

    reports: tuple[tuple[str, int], ...]
    result: Literal["noted", "agreed", "refused"]
    number: str
    held_on: date
    minutes: str = ""
    because: Because = NO_REASON


@dataclass(frozen=True, slots=True)
class OpenClosed:
    """Note that somebody opened a report that few may know of."""

    report: str


@dataclass(frozen=True, slots=True)
class LendLink:
    """Make a link by which somebody without an account confirms a report, once."""

    confirmation: str
    report: str
    step: int


@dataclass(frozen=True, slots=True)
class ByLetter:
    """Write down that somebody outside confirmed a report by a letter."""

    report: str
    step: int
    letter: str
    source: str


@dataclass(frozen=True, slots=True)
class AgreeTo:
    """Note that a sender finds right what was mended in her report."""

    report: str


@dataclass(frozen=True, slots=True)
class ObjectTo:
    """Note that a sender says that what was mended in her report is not so."""

    report: str
    because: Because


Amending = AgreeTo | ObjectTo
Reviewing = LendLink | ByLetter | Pass | SendBack | Confirm | Appeal | PassOn | Meet | OpenClosed | Amending
