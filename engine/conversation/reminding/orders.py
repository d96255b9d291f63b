"""Say what is to be written down about being reminded. Nothing here carries it out."""

from dataclasses import dataclass
from datetime import date, time

from engine.conversation.chasing.orders import Chases
from engine.conversation.reviewing.orders import Because


@dataclass(frozen=True, slots=True)
class Follow:
    """Somebody follows up what is late."""

    late: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explain:
    """End something that is late with the reason why nothing comes."""

    late: str
    because: Because


@dataclass(frozen=True, slots=True)
class CallMe:
    """Ask the office for a call about something that is due."""

    obligation: str


@dataclass(frozen=True, slots=True)
class Hear:
    """Be reminded less, or as usual."""

    fewer: bool


@dataclass(frozen=True, slots=True)
class HearAt:
    """Be reminded at these hours only; both None: as usual."""

    opens: time | None
    closes: time | None


@dataclass(frozen=True, slots=True)
class Rest:
    """Be left alone between two days, both included; `deputy` is asked to stand in."""

    first: date
    until: date
    deputy: str = ""


@dataclass(frozen=True, slots=True)
class ComeBack:
    """Be reminded again from now on."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """Answer somebody who asks to be stood in for."""

    person: str
    yes: bool


Minding = Follow | Explain | CallMe | Hear | HearAt | Rest | ComeBack | StandIn | Chases
