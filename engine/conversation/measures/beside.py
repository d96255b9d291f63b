"""Hold what other reports and answers say to the draft that is being filled; the handlers work it out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.measuring.levels import Standing
from engine.measuring.tallies import Tally
from engine.obligations.nouns.measures import Level
from engine.obligations.nouns.systems import System


@dataclass(frozen=True, slots=True)
class Left:
    """Money that a unit was given, and what other reports say was spent of it; `path` asks for what was spent now."""

    path: str
    name: str
    baht: int
    spent: float


@dataclass(frozen=True, slots=True)
class Before:
    """The step of the first round beside the question for the second; `path` asks for the step now."""

    path: str
    level: Level
    step: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Everything that is said beside the questions of one draft, and the systems it goes to after it is filed.

    `earlier` is what the same unit reported in its last rounds, by question, the newest first.
    """

    left: tuple[Left, ...] = ()
    before: tuple[Before, ...] = ()
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    systems: tuple[System, ...] = ()
    earlier: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stands:
    """Where a unit stands on its levels, and what it has left of what it was given."""

    levels: tuple[Standing, ...] = ()
    left: tuple[Left, ...] = ()


NOTHING, NOWHERE = Beside(), Stands()
COUNTED = "qr:"
"""Stands before the number of answers where an answer was counted and not carried from an earlier report."""
