"""Hold what one step about a group that has not sent may know: its last contact, what is missing, what a reminder costs."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Literal

from engine.announcing.pricing import Price
from engine.obligations.kinds.undated import NoDay

NO_PRICE: Final = Price()


@dataclass(frozen=True, slots=True)
class Contact:
    """The last time that somebody of the office spoke to a group, or that it was reminded; `by` is empty for the latter.

    Through `rests_until` nobody of the group is reminded.
    """

    unit: str
    at: datetime
    heard: str
    by: str = ""
    words: str = ""
    rests_until: date | None = None


@dataclass(frozen=True, slots=True)
class Missed:
    """One thing that a group has not sent; `draft` is what this person has begun to fill in for it."""

    obligation: str
    duty: str
    due: date | None
    draft: str = ""
    window: NoDay | None = None


@dataclass(frozen=True, slots=True)
class Chased:
    """A group that somebody sees to: who speaks for it, whether LINE reaches her, the phone, what is missing."""

    unit: str
    name: str
    who: str = ""
    is_on_line: bool = False
    phone: str = ""
    contact: Contact | None = None
    missed: tuple[Missed, ...] = ()


@dataclass(frozen=True, slots=True)
class Called:
    """Whom a reminder to everybody who has not sent would reach: at what price, who hears it later because of the hour or the
    day, who was told today or asked for time, and who cannot be reached."""

    price: Price = NO_PRICE
    later: int = 0
    told: int = 0
    resting: int = 0
    beyond: tuple[str, ...] = ()

    @property
    def goes_out(self) -> int:
        """Return how many would hear of it, now or later."""
        return self.price.free + self.price.counted + self.later


@dataclass(frozen=True, slots=True)
class Asked:
    """A part that is to be filled in for a group, and who is taken to have told it."""

    obligation: str
    duty: str
    about: str
    name: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A form to be printed for a group without a phone, the number that stands on it, and what else the group has not sent."""

    obligation: str
    duty: str
    about: str
    number: str
    others: tuple[Missed, ...] = ()


@dataclass(frozen=True, slots=True)
class Objecting:
    """A report that somebody is said to have told."""

    report: str
    number: str
    duty: str
    about: str
    by: str
    can_correct: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A join code that is made for one of the roles in a list; `choice` is its place there."""

    id: str
    choice: int
    code: str
    role: str
    about: str
    until: date
    uses: int = 1
    needs_tap: bool = False


@dataclass(frozen=True, slots=True)
class Invited:
    """For what this person may invite, each with what it is over; for a group's own people with the group."""

    roles: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    made: Made | None = None


Number = Literal["", "found", "wrong", "over"]


@dataclass(frozen=True, slots=True)
class Chasing:
    """Everything that one step about it may know; what was not asked for is not loaded.

    `number` says what became of a number that was typed from a printed form.
    """

    group: Chased | None = None
    called: Called | None = None
    asked: Asked | None = None
    printed: Printed | None = None
    objecting: Objecting | None = None
    invited: Invited = field(default_factory=Invited)
    number: Number = ""


NOTHING = Chasing()
