"""Hold what one step about news for many may know."""

from dataclasses import dataclass, field
from datetime import datetime

from engine.announcing.audience import Audience
from engine.announcing.pricing import Reach


@dataclass(frozen=True, slots=True)
class Option:
    """A kind or a place that can be chosen."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is ready to be sent and was not yet."""

    id: str
    words: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What was sent: how many have said that they read it, and who has not, named only where that was asked for."""

    id: str
    at: datetime
    words: str
    acknowledged: int
    of: int
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Received:
    """News that somebody got: from which office, and whether she has said that she read it."""

    id: str
    office: str
    at: datetime
    words: str
    evidence: str = ""
    is_read: bool = False


@dataclass(frozen=True, slots=True)
class News:
    """To whom it goes with its price, what can be chosen, what is prepared, what was sent, what was received."""

    audience: Audience = field(default_factory=Audience)
    reach: Reach = field(default_factory=Reach)
    kinds: tuple[Option, ...] = ()
    places: tuple[Option, ...] = ()
    prepared: Prepared | None = None
    sent: tuple[Told, ...] = ()
    told: Told | None = None
    received: tuple[Received, ...] = ()
    one: Received | None = None

    def name_of(self, options: tuple[Option, ...], id_: str) -> str:
        """Name what was chosen."""
        return next((one.name for one in options if one.id == id_), "")
