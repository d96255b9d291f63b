"""Hold what one step about reminders may know: what is late, how somebody wants to be reminded, why something came or not."""

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from engine.conversation.bubbles import Text
from engine.conversation.chasing.seen import Chasing

Part = Literal["collect", "file", "review", "enquiry"]


@dataclass(frozen=True, slots=True)
class Late:
    """One thing that waits too long and is this person's to follow up.

    In an office above (`is_above`) nobody is named and no group: only which office, what it is about, and how many they
    are, by `ids`. `is_call` when the group has asked to be called.
    """

    ids: tuple[str, ...]
    part: Part
    duty: str
    office: str
    about: str = ""
    who: str = ""
    since: date | None = None
    obligation: str = ""
    unit: str = ""
    phone: str = ""
    is_above: bool = False
    is_call: bool = False
    is_followed: bool = False

    @property
    def id(self) -> str:
        """Name the first of them."""
        return self.ids[0]

    @property
    def count(self) -> int:
        """Say how many they are."""
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Deputy:
    """Somebody who could stand in."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Settings:
    """How somebody wants to be reminded; `deputy` stands in from `first` to `until` once she has agreed."""

    wants_fewer: bool = False
    opens: time | None = None
    closes: time | None = None
    first: date | None = None
    until: date | None = None
    deputy: str = ""
    deputy_state: str = ""
    candidates: tuple[Deputy, ...] = ()
    is_officer: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody who asks this person to stand in."""

    person: str
    name: str
    first: date
    until: date
    what: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that this person was reminded of or not: what, when, and why in a sentence."""

    about: str
    why: Text
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Reminded:
    """Everything that one step about reminders may know; what was not asked for is not loaded."""

    late: tuple[Late, ...] = ()
    settings: Settings | None = None
    request: Request | None = None
    reasons: tuple[Reason, ...] = ()
    chasing: Chasing | None = None


NOTHING = Reminded()
