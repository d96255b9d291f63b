"""Hold what one step may know of LINE groups: of those of an office in private, and of the one in which something is said."""

from dataclasses import dataclass
from datetime import datetime

from engine.handouts.handout import Handout


@dataclass(frozen=True, slots=True)
class Bound:
    """A group that is bound: to what, since when, and how many people are in it as far as is known."""

    id: str
    about: str
    since: datetime
    members: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What a group can be bound to."""

    scope: str
    name: str


@dataclass(frozen=True, slots=True)
class Lent:
    """A code that was just made, and what it binds to."""

    digits: str
    choice: Choice


@dataclass(frozen=True, slots=True)
class Rooms:
    """The groups of somebody's offices, what another one can be bound to, and the code that was asked for."""

    bound: tuple[Bound, ...] = ()
    choices: tuple[Choice, ...] = ()
    lent: Lent | None = None


@dataclass(frozen=True, slots=True)
class Here:
    """The group in which something is said: what it is bound to, the code that was typed, the counts that were asked for."""

    id: str
    line_id: str
    about: str = ""
    code: str = ""
    offered: str = ""
    handout: Handout | None = None
