"""Hold what a step about the people of an office may know."""

from dataclasses import dataclass
from datetime import date

from engine.conversation.bubbles import Text
from engine.conversation.council.seen import Named


@dataclass(frozen=True, slots=True)
class Acts:
    """Somebody who acts for another one from day to day; `instead_of` is empty where nobody was there."""

    id: str
    person: str
    instead_of: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Member:
    """One person of an office; `can_hand` when the one who looks may hand the person's work over."""

    id: str
    name: str
    role: str
    can_hand: bool = False
    away_until: date | None = None


@dataclass(frozen=True, slots=True)
class Staff:
    """One office with its people; `wanted` is the one that was chosen, `deputies` those who may act for the person."""

    office: Named
    people: tuple[Member, ...] = ()
    acting: tuple[Acts, ...] = ()
    below: tuple[Named, ...] = ()
    is_below: bool = False
    wanted: Member | None = None
    deputies: tuple[Named, ...] = ()
    offices: tuple[Named, ...] = ()
    groups: int = 0
    questions: Text | None = None

    @property
    def may_appoint(self) -> bool:
        """Say whether the one who looks may name somebody to act where nobody is."""
        return self.is_below and not self.people
