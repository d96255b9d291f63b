"""Say what may be known of a report that was sent."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class PassedOn:
    """A report above that was built with something that was sent: whose it is, of which day, and to whom it goes."""

    office: str
    day: date
    to: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """One report that this person or office sent; of a built one whether something below has changed since.

    `passed_on` is the report that was built with it, then the highest one that was built of that.
    """

    report: str
    number: str
    duty: str
    about: str
    sent_at: datetime
    can_correct: bool
    first_at: datetime | None = None
    obligation: str = ""
    is_mine: bool = False
    is_locked: bool = False
    is_over: bool = False
    office: str = ""
    phone: str = ""
    stands: str = ""
    is_outdated: bool = False
    passed_on: tuple[PassedOn, ...] = ()
