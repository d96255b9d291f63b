"""Hold what an officer looks up: reports that go into another system, indicators, forms that anybody answers."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from engine.boards.answers import NO_ANSWERS, Answers
from engine.conversation.announcing.seen import News
from engine.conversation.bubbles import Text
from engine.conversation.digest.seen import NOTHING, Digest, Missing
from engine.conversation.handouts.orders import Ready
from engine.conversation.rooms.seen import Here, Rooms
from engine.guiding.searching import Quote
from engine.measuring.budgets import Account
from engine.measuring.rolling import Figure
from engine.obligations.nouns.measures import Budget, Indicator
from engine.obligations.nouns.systems import System

Why = Literal["new", "changed", "gone", "done"]
"""Why a report is in the ledger: not entered yet, changed or taken back since it was, or entered as it stands."""


@dataclass(frozen=True, slots=True)
class Copied:
    """One value that somebody copies into another system; `before` is what was entered, where that was another one."""

    name: Text
    value: Text
    before: Text | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One report and one system that it goes into; `index` is the system's place in the duty."""

    report: str
    index: int
    system: System
    title: str
    about: str
    number: str
    why: Why
    values: tuple[Copied, ...] = ()
    entered_on: date | None = None
    entered_as: str = ""


@dataclass(frozen=True, slots=True)
class Leaving:
    """A report that somebody takes away as a file; `entries` say where it is to be sent on under a number."""

    report: str
    number: str
    title: str
    about: str
    entries: tuple[Entry, ...] = ()
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class Reached:
    """An indicator with the figure of one place."""

    indicator: Indicator
    figure: Figure
    place: str


@dataclass(frozen=True, slots=True)
class Money:
    """A budget with the account of one place."""

    budget: Budget
    account: Account
    place: str


@dataclass(frozen=True, slots=True)
class Wall:
    """A form that anybody may answer: for which report, how many have, and until when; without an id it is not open yet."""

    obligation: str
    title: str
    about: str
    id: str = ""
    count: int = 0
    closes: datetime | None = None
    is_open: bool = False
    days: int = 1


@dataclass(frozen=True, slots=True)
class Books:
    """What was looked up for one step, and only when it was asked for; `offered` are the functions that her programmes have."""

    offered: tuple[str, ...] = ()
    ledger: tuple[Entry, ...] = ()
    entry: Entry | None = None
    reached: tuple[Reached, ...] = ()
    money: tuple[Money, ...] = ()
    wall: Wall | None = None
    walls: tuple[Wall, ...] = ()
    board: Answers = NO_ANSWERS
    quote: Quote | None = None
    digest: Digest | None = None
    missing: Missing = NOTHING
    leaving: Leaving | None = None
    handout: Ready | None = None
    news: News = field(default_factory=News)
    rooms: Rooms = field(default_factory=Rooms)
    here: Here | None = None


CLOSED = Books()
