"""A fault plan: what goes wrong, when, how often and for whom. Only values; reading them is `reading`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from simulator.weather.kinds import Kind, Side

PlanClock = Literal["plan", "virtual"]


@dataclass(frozen=True, slots=True)
class Step:
    """One trouble of a plan. Seconds count from the plan's start; a moment is one of the virtual clock."""

    kind: Kind
    numbers: Mapping[str, float] = field(default_factory=dict)
    begins: float | datetime = 0.0
    ends: float | datetime | None = None
    after: int = 0
    times: int | None = None
    rate: float = 1.0
    every: int = 1
    people: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    types: tuple[str, ...] = ()

    def number(self, name: str) -> float:
        """Return one of its numbers, the usual one when nothing else was said."""
        return self.numbers.get(name, self.kind.numbers[name].usual)


@dataclass(frozen=True, slots=True)
class Plan:
    """A named plan of several steps; the seed decides every throw of the dice."""

    name: str
    th: str
    en: str
    steps: tuple[Step, ...]
    seed: int = 1
    clock: PlanClock = "plan"


@dataclass(frozen=True, slots=True)
class Call:
    """Something that may be struck: a call to the API by its path, or events on their way by their types."""

    side: Side
    marks: frozenset[str]
    people: frozenset[str] = frozenset()

    def has(self, step: Step) -> bool:
        """Say whether a step means calls of this sort."""
        if step.kind.side != self.side or not step.kind.can_meet(self.marks):
            return False
        if step.paths and not any(mark.startswith(step.paths) for mark in self.marks):
            return False
        return not step.types or not self.marks.isdisjoint(step.types)
