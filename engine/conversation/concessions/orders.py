"""Say what is to be written down about a duty that is made easier. Nothing here carries it out."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from engine.conversation.reviewing.orders import Because

Part = Literal["collect", "file"]


@dataclass(frozen=True, slots=True)
class AskLater:
    """Ask the office for a later day."""

    obligation: str
    part: Part
    day: date
    because: Because


@dataclass(frozen=True, slots=True)
class AnswerLater:
    """Grant or refuse a later day."""

    wish: str
    yes: bool


@dataclass(frozen=True, slots=True)
class GiveLater:
    """Give a later day without having been asked."""

    obligation: str
    part: Part
    day: date
    letter: Because


@dataclass(frozen=True, slots=True)
class Waive:
    """Ask for it no more."""

    obligation: str
    because: Because


@dataclass(frozen=True, slots=True)
class HandOn:
    """Let another office, or a colleague, go on with it."""

    obligation: str
    office: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class HoldOtherwise:
    """Note that it is held in another way: how, who agreed, and why."""

    obligation: str
    way: str
    agreed_by: str
    because: Because


@dataclass(frozen=True, slots=True)
class GiveBack:
    """Call it off, with the money that was given back."""

    obligation: str
    baht: int
    day: date
    document: Because


@dataclass(frozen=True, slots=True)
class Resume:
    """Let it be owed again as it was."""

    obligation: str


Conceding = AskLater | AnswerLater | GiveLater | Waive | HandOn | HoldOtherwise | GiveBack | Resume
