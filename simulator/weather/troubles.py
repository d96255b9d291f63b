"""One trouble at work: whether it is on, whom it meets, and which throw of its dice it has reached."""

from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any

from simulator.weather.plan import Call, PlanClock, Step
from simulator.world.clock import Clock
from simulator.world.ids import person_id


@dataclass(slots=True)
class Trouble:
    """A step with its dice and its counts. `met` calls were of its sort, `struck` of them were hit."""

    step: Step
    clock: Clock
    dice: Random
    begun: float
    begun_virtually: float
    counts_in: PlanClock = "plan"
    is_ended: bool = False
    met: int = 0
    struck: int = 0
    people: frozenset[str] = field(default_factory=frozenset)

    def is_on(self) -> bool:
        """Say whether it may strike now."""
        is_spent = self.step.times is not None and self.struck >= self.step.times
        return not self.is_ended and not is_spent and self._has_begun() and not self._is_over()

    def holds(self) -> bool:
        """Say whether whoever hangs on it still hangs; a spent one holds those it has."""
        return not self.is_ended and not self._is_over()

    def strikes(self, call: Call) -> bool:
        """Say whether this call is hit, and count."""
        if not call.has(self.step) or not self.is_on():
            return False
        if self.people and self.people.isdisjoint(call.people):
            return False
        self.met += 1
        if self.met <= self.step.after or (self.met - self.step.after) % self.step.every:
            return False
        is_hit = self.step.rate >= 1 or self.dice.random() < self.step.rate
        self.struck += is_hit
        return is_hit

    def view(self) -> dict[str, Any]:
        """Return what it is and how far it is, as JSON."""
        state = "over" if self._is_over() or self.is_ended else "on" if self.is_on() else "waiting"
        spent = self.step.times is not None and self.struck >= self.step.times
        return {
            "what": self.step.kind.name,
            "about": self.step.kind.about,
            "side": self.step.kind.side,
            "state": "over" if spent else state,
            "met": self.met,
            "struck": self.struck,
            "people": list(self.step.people),
            "paths": list(self.step.paths),
            "types": list(self.step.types),
        }

    def _has_begun(self) -> bool:
        return self._reached(self.step.begins)

    def _is_over(self) -> bool:
        return self.step.ends is not None and self._reached(self.step.ends)

    def _reached(self, when: float | datetime) -> bool:
        if isinstance(when, datetime):
            return self.clock.now() >= when
        if not when:
            return True
        if self.counts_in == "virtual":
            return self.clock.now().timestamp() - self.begun_virtually >= when
        return self.clock.machine() - self.begun >= when


def at_work(step: Step, clock: Clock, seed: int, counts_in: PlanClock = "plan") -> Trouble:
    """Put a step to work from now on; people may be named by id, by name or by their key in the cast."""
    named = frozenset(known for name in step.people for known in (name, person_id(name)))
    dice = Random(seed)  # noqa: S311 - troubles, not secrets
    return Trouble(step, clock, dice, clock.machine(), clock.now().timestamp(), counts_in, people=named)
