"""Hold what may be made easier, by whom, how far, and what somebody asks for."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from engine.conversation.bubbles import Text
from engine.obligations.kinds.undated import NoDay

Part = Literal["collect", "file"]


@dataclass(frozen=True, slots=True)
class Listed:
    """One round in the list of what can be made easier; `eased` is the state of one that was."""

    obligation: str
    duty: str
    about: str
    due: date | None
    eased: str = ""
    window: NoDay | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """Somebody who can go on with a round: an office, or a colleague."""

    id: str
    name: str
    is_person: bool = False


@dataclass(frozen=True, slots=True)
class Easing:
    """One round that this person may make easier; `may` names what can be done now.

    The group's part ends on `until`, at most on `until_latest`; the whole is due on `due`, at most on `latest`, and
    only the office above gives more time than is printed.
    """

    obligation: str
    duty: str
    about: str
    office: str
    state: str
    may: frozenset[str]
    due: date | None = None
    latest: date | None = None
    until: date | None = None
    until_latest: date | None = None
    later: Part | None = None
    targets: tuple[Target, ...] = ()
    window: NoDay | None = None

    @property
    def day(self) -> date | None:
        """Return the day that can be moved."""
        return self.until if self.later == "collect" else self.due

    @property
    def last_day(self) -> date | None:
        """Return the day that is never passed."""
        return self.until_latest if self.later == "collect" else self.latest


@dataclass(frozen=True, slots=True)
class Postponing:
    """A part of a round for which somebody may ask for a later day; `day` is the one that stands.

    Up to `free_until` the day moves without anybody being asked.
    """

    obligation: str
    part: Part
    duty: str
    about: str
    office: str
    day: date | None
    latest: date | None = None
    asked: date | None = None
    has_office: bool = True
    free_until: date | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody's wish for a later day, for the one who may answer it."""

    id: str
    duty: str
    about: str
    by: str
    day: date
    now: date | None
    because: Text | None = None
    latest: date | None = None

    @property
    def is_too_late(self) -> bool:
        """Say whether the day that is asked for lies past the last one by now."""
        return self.latest is not None and self.day > self.latest


@dataclass(frozen=True, slots=True)
class Leeway:
    """Everything that one step about making something easier may know."""

    listed: tuple[Listed, ...] = ()
    easing: Easing | None = None
    postponing: tuple[Postponing, ...] = ()
    wish: Wish | None = None
