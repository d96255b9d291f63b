"""Say what is to be written down about a group that has not sent. Nothing here carries it out."""

from dataclasses import dataclass

from engine.conversation.reviewing.orders import NO_REASON, Because


@dataclass(frozen=True, slots=True)
class NoteContact:
    """Note what was heard of a group on the phone: one of a few things, or words."""

    unit: str
    heard: str
    because: Because = NO_REASON


@dataclass(frozen=True, slots=True)
class Prompt:
    """Have everybody hear once more who has not sent to this person's offices."""


@dataclass(frozen=True, slots=True)
class Object:
    """Say that a report is not what was told."""

    report: str
    because: Because


@dataclass(frozen=True, slots=True)
class PrintBlank:
    """Give the printed form of a round its number."""

    obligation: str
    number: str


@dataclass(frozen=True, slots=True)
class Invite:
    """Make a join code: for one of the roles in the list of this person, or of a group."""

    id: str
    unit: str
    choice: int


Chases = NoteContact | Prompt | Object | PrintBlank | Invite
