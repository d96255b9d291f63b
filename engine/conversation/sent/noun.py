"""Say what may be known of a report that was sent."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """One report that this person or office sent; of a built one whether something below has changed since."""

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
