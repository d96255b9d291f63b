"""What goes wrong on purpose. The same seed gives the same troubles in the same order.

Troubles come from two hands: switches set one by one, and a plan. Both are steps of the same sort at work.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from simulator.weather.kinds import KINDS
from simulator.weather.plan import Call, Plan, Step
from simulator.weather.troubles import Trouble, at_work
from simulator.wire.answer import Refusal
from simulator.world.clock import Clock

NONE: Mapping[str, Trouble] = {}


@dataclass(slots=True)
class ApiFaults:
    """Troubles of LINE's API; `only` limits them to paths that begin so, `people` to what concerns these."""

    slow_ms: float = 0
    error_500_rate: float = 0
    lost_answer_rate: float = 0
    hang: bool = False
    limit_429_rate: float = 0
    content_unready: int = 0
    enforce_rates: bool = False
    only: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    seed: int = 1

    def steps(self) -> Iterator[Step]:
        """Return what is switched on."""
        rates = {
            "hang": float(self.hang),
            "slow": float(self.slow_ms > 0),
            "error_500": self.error_500_rate,
            "limit_429": self.limit_429_rate,
            "lost_answer": self.lost_answer_rate,
        }
        for what, rate in rates.items():
            if rate > 0:
                numbers = {"ms": self.slow_ms} if what == "slow" else {}
                yield Step(KINDS[what], numbers, rate=rate, people=tuple(self.people), paths=tuple(self.only))


@dataclass(slots=True)
class WebhookFaults:
    """Troubles on the way to the bot; `redeliver` is LINE's own switch, off by default there too."""

    duplicate_rate: float = 0
    reorder_rate: float = 0
    reorder_seconds: float = 0.3
    drop_rate: float = 0
    wrong_signature_rate: float = 0
    standby: bool = False
    hide_group_user: bool = False
    redeliver: bool = False
    first_wait_seconds: float = 0.5
    people: list[str] = field(default_factory=list)
    seed: int = 1

    def steps(self) -> Iterator[Step]:
        """Return what is switched on."""
        rates = {
            "duplicate": self.duplicate_rate,
            "reorder": self.reorder_rate,
            "drop": self.drop_rate,
            "wrong_signature": self.wrong_signature_rate,
            "standby": float(self.standby),
            "hide_group_user": float(self.hide_group_user),
            "redeliver": float(self.redeliver),
        }
        numbers = {
            "reorder": {"seconds": self.reorder_seconds},
            "redeliver": {"first_wait_seconds": self.first_wait_seconds},
        }
        for what, rate in rates.items():
            if rate > 0:
                yield Step(KINDS[what], numbers.get(what, {}), rate=rate, people=tuple(self.people))


class Faults:
    """The present troubles of both directions. Whoever asks holds the local LINE's one lock."""

    def __init__(self, clock: Clock, *, redeliver: bool = False) -> None:
        """Start without any."""
        self._clock = clock
        self._redeliver = redeliver
        self._by_hand: list[Trouble] = []
        self._planned: list[Trouble] = []
        self.plan: Plan | None = None
        self.clear()

    def clear(self) -> None:
        """End all troubles, and let go what hangs."""
        self.api = ApiFaults()
        self.webhook = WebhookFaults(redeliver=self._redeliver)
        self.end()
        self._switch()

    def change(self, wanted: dict[str, Any]) -> None:
        """Change some switches; those not named stay."""
        for side, faults in (("api", self.api), ("webhook", self.webhook)):
            _assign(faults, wanted.get(side, {}))
        if unknown := set(wanted) - {"api", "webhook"}:
            raise Refusal(400, f"unknown faults: {sorted(unknown)}")
        self._switch()

    def begin(self, plan: Plan) -> None:
        """Play a plan from now on, in the place of another; the switches stay as they are."""
        self.end()
        self.plan = plan
        self._planned = [
            at_work(step, self._clock, plan.seed * 1000 + number, plan.clock)
            for number, step in enumerate(plan.steps)
        ]

    def end(self) -> None:
        """End the plan, and let go what hangs on it."""
        _end(self._planned)
        self._planned, self.plan = [], None

    def strike(self, call: Call, *kinds: str) -> Mapping[str, Trouble]:
        """Return what hits this call, by kind; with `kinds` only those are asked."""
        if not (self._by_hand or self._planned):
            return NONE
        return {
            one.step.kind.name: one
            for one in (*self._by_hand, *self._planned)
            if (not kinds or one.step.kind.name in kinds) and one.strikes(call)
        }

    def asks(self, side: str) -> bool:
        """Say whether any trouble of a side is there at all."""
        return any(one.step.kind.side == side for one in (*self._by_hand, *self._planned))

    def view(self) -> list[dict[str, Any]]:
        """Return the plan's steps as JSON."""
        return [one.view() for one in self._planned]

    def _switch(self) -> None:
        _end(self._by_hand)
        self._by_hand = [
            at_work(step, self._clock, faults.seed * 1000 + number)
            for faults in (self.api, self.webhook)
            for number, step in enumerate(faults.steps())
        ]


def _end(troubles: list[Trouble]) -> None:
    for one in troubles:
        one.is_ended = True


def _assign(faults: ApiFaults | WebhookFaults, wanted: dict[str, Any]) -> None:
    known = {entry.name: type(getattr(faults, entry.name)) for entry in fields(faults)}
    for name, value in wanted.items():
        if name not in known:
            raise Refusal(400, f"unknown fault {name!r}; known are {sorted(known)}")
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not isinstance(value, known[name]) and not (number and known[name] in {int, float}):
            raise Refusal(400, f"fault {name!r} must be a {known[name].__name__}")
        setattr(faults, name, value)
