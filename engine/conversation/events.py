"""Say what can happen to a conversation, as data. Every event carries its moment and a seed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from engine.conversation.bubbles import Press


@dataclass(frozen=True, slots=True)
class When:
    """The moment of an event: LINE's own milliseconds order events, the clock's time reads dates."""

    ms: int
    at: datetime
    seed: str
    in_group: bool = False
    is_called: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """Somebody typed a text; of one that is cut only the beginning is read."""

    when: When
    text: str
    message_id: str = ""
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Pressed:
    """Somebody pressed a button of ours; `picked` comes from the phone's picker: a day, a time, or both with a T."""

    when: When
    press: Press
    picked: str = ""

    @property
    def day(self) -> date | None:
        """Return the day that was picked; None when none was."""
        try:
            return date.fromisoformat(self.picked[:10]) if self.picked else None
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class PressedDead:
    """Somebody pressed a button that is not theirs, or whose signature no key of ours made."""

    when: When
    why: Literal["old", "foreign"]


@dataclass(frozen=True, slots=True)
class Showed:
    """Somebody sent something that is no text: sticker, image, video, audio, file, location, or a new kind.

    Pictures that are sent at once share a set, and come as an event each, in any order. A file has the name that it was given.
    """

    when: When
    kind: str
    message_id: str = ""
    duration_ms: int = 0
    set_id: str = ""
    set_count: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """Somebody sent a place on the map."""

    when: When
    latitude: float
    longitude: float
    message_id: str = ""


@dataclass(frozen=True, slots=True)
class Followed:
    """Somebody added the account, or unblocked it."""

    when: When
    is_back: bool


@dataclass(frozen=True, slots=True)
class Unfollowed:
    """Somebody blocked the account."""

    when: When


@dataclass(frozen=True, slots=True)
class Unsent:
    """Somebody took a message back."""

    when: When
    message_id: str


@dataclass(frozen=True, slots=True)
class Invited:
    """The account was added to a group."""

    when: When


@dataclass(frozen=True, slots=True)
class Left:
    """The account was taken out of a group, or left it."""

    when: When


@dataclass(frozen=True, slots=True)
class Ignored:
    """Anything that asks nothing of us."""

    when: When
    kind: str


Event = (
    Typed
    | Pressed
    | PressedDead
    | Showed
    | Placed
    | Followed
    | Unfollowed
    | Unsent
    | Invited
    | Left
    | Ignored
)
