"""Say what is to be written down about a group, its committee, a registration that waits, or work that goes on elsewhere."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class FillPost:
    """Put somebody in a post."""

    unit: str
    post: str
    name: str


@dataclass(frozen=True, slots=True)
class LeavePost:
    """Note that whoever was in a post has given it up."""

    unit: str
    post: str


@dataclass(frozen=True, slots=True)
class Decide:
    """Decide about rules of a registration: these are met, or are not because of that."""

    decisions: tuple[str, ...]
    yes: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Retire:
    """Let a group leave a programme: its seat is free from then on."""

    unit: str
    programme: str
    why: str


@dataclass(frozen=True, slots=True)
class MoveGroup:
    """Let another office look after a group."""

    unit: str
    office: str


@dataclass(frozen=True, slots=True)
class WaitForSeat:
    """Keep a registration's place in the queue for a seat."""

    draft: str


@dataclass(frozen=True, slots=True)
class HandWork:
    """Hand all of one's work for an office, or that of somebody below, to another one, or to the head, from a day on."""

    office: str
    successor: str
    day: date
    leaver: str = ""


Councils = FillPost | LeavePost | Decide | Retire | MoveGroup | WaitForSeat | HandWork
