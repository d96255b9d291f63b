"""Hold one made-up person: who she is, what she was given, and what she remembers of her chat."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from cli.demo import line_id
from cli.simulating.personas import Persona
from cli.simulating.places import Spot
from engine.forms.guessing.draws import Draws


@dataclass(slots=True)
class Attempt:
    """How one question of one draft has been answered so far: which guess, which way of saying it, and what was meant."""

    draft: str = ""
    path: str = ""
    turn: int = 0
    way: int = 0
    meant: str = ""
    typed: str = ""
    is_slip: bool = False
    is_heard: bool = True
    times: int = 0


@dataclass(slots=True)
class Look:
    """One look at the phone, from taking it out to putting it away."""

    moves: int = 0
    has_greeted: bool = False
    has_asked: bool = False
    has_seen_list: bool = False
    has_seen_reviews: bool = False
    is_urged: bool = False
    is_first: bool = False
    is_stuck: bool = False
    left_out: set[str] = field(default_factory=set)
    dead_ends: int = 0
    to_go_back: int = 0
    sent: int = 0


@dataclass(slots=True)
class Person:
    """One phone and whoever holds it."""

    key: str
    name: str
    persona: Persona
    draws: Draws
    role: str
    office: str
    code: str
    spot: Spot | None = None
    files: bool = True
    reviews: bool = False
    plan: Mapping[str, str] = field(default_factory=dict)
    joins_at: datetime | None = None
    seen: list[dict[str, Any]] = field(default_factory=list)
    tired_of: dict[str, int] = field(default_factory=dict)
    is_in_chat: bool = False
    has_blocked: bool = False
    rests_until: date | None = None
    look: Look = field(default_factory=Look)
    attempt: Attempt = field(default_factory=Attempt)

    @property
    def user(self) -> str:
        """Return her LINE user id."""
        return line_id(self.key)

    @property
    def is_officer(self) -> bool:
        """Say whether she acts for an office and leads no unit."""
        return self.spot is None

    def happens(self, times: int, of: int) -> bool:
        """Draw whether something happens that happens so many times of so many."""
        return self.draws.below(of) < times
