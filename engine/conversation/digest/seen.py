"""Hold the day's summary of somebody who looks after many: the same counts as on her page, by the places below hers."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from engine.boards.counts import FEW, NONE, Counts
from engine.conversation.chasing.seen import Contact
from engine.obligations.kinds.undated import NoDay


@dataclass(frozen=True, slots=True)
class Part:
    """One place with its counts; without a name for what lies in none of them."""

    name: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Ground:
    """How the reports of the offices below stand that went into reports of her own: of so many `used` so many were accepted
    since, wait for a reviewer, were sent back, or are others now or taken back."""

    used: int = 0
    accepted: int = 0
    waiting: int = 0
    returned: int = 0
    moved: int = 0

    @property
    def is_reviewed(self) -> bool:
        """Say whether anybody reviews them at all."""
        return bool(self.accepted or self.waiting or self.returned)


NO_GROUND: Final = Ground()


@dataclass(frozen=True, slots=True)
class Digest:
    """The summary as of a moment. `due` is the next day on which anything is due, and `near` how much until then.

    `waits` counts what waits for her decision, `asked` the questions to her offices, `returned` what was asked for again.
    """

    at: datetime
    counts: Counts = NONE
    parts: tuple[Part, ...] = ()
    waits: int = 0
    asked: int = 0
    returned: int = 0
    due: date | None = None
    near: int = 0
    ground: Ground = NO_GROUND

    @property
    def is_telling(self) -> bool:
        """Say whether it is worth telling unasked: something is to be done, in an area where she cannot know it by heart."""
        is_many = self.counts.expected + self.counts.soon >= FEW
        return is_many and bool(self.counts.missing or self.waits or self.asked or self.returned or self.due)


DAYS_AHEAD: Final = 2
"""A day that is this near, in working days, is worth a message of its own."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """A group of the own office with what it has not sent."""

    unit: str
    name: str
    duties: tuple[str, ...]
    due: date | None
    contact: Contact | None = None
    phone: str = ""
    window: NoDay | None = None


@dataclass(frozen=True, slots=True)
class Below:
    """An office below with how much of its own has not come, and since when the oldest of it."""

    name: str
    count: int
    since: date | None
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """Everything that has not come: what is of the page that is shown has its phones."""

    groups: tuple[Lacking, ...] = ()
    offices: tuple[Below, ...] = ()


NOTHING = Missing()
