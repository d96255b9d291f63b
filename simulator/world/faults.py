"""What goes wrong on purpose. The same seed gives the same troubles in the same order."""

from dataclasses import dataclass, field, fields
from random import Random
from threading import Event
from typing import Any

from simulator.wire.answer import Refusal


@dataclass(slots=True)
class ApiFaults:
    """Troubles of LINE's API; `only` limits them to paths that begin so."""

    slow_ms: float = 0
    error_500_rate: float = 0
    lost_answer_rate: float = 0
    hang: bool = False
    limit_429_rate: float = 0
    content_unready: int = 0
    only: list[str] = field(default_factory=list)
    seed: int = 1


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
    seed: int = 1


class Faults:
    """The present troubles of both directions."""

    def __init__(self, *, redeliver: bool = False) -> None:
        """Start without any."""
        self._redeliver = redeliver
        self.released = Event()
        self.clear()

    def clear(self) -> None:
        """End all troubles, and let go what hangs."""
        self.released.set()
        self.api = ApiFaults()
        self.webhook = WebhookFaults(redeliver=self._redeliver)
        self._seed()

    def change(self, wanted: dict[str, Any]) -> None:
        """Change some troubles; those not named stay."""
        for side, faults in (("api", self.api), ("webhook", self.webhook)):
            _assign(faults, wanted.get(side, {}))
        if unknown := set(wanted) - {"api", "webhook"}:
            raise Refusal(400, f"unknown faults: {sorted(unknown)}")
        self.released.clear() if self.api.hang else self.released.set()
        self._seed()

    def api_strikes(self, rate: float) -> bool:
        """Throw the dice for the API's side."""
        return rate > 0 and self._api_dice.random() < rate

    def webhook_strikes(self, rate: float) -> bool:
        """Throw the dice for the webhook's side."""
        return rate > 0 and self._webhook_dice.random() < rate

    def _seed(self) -> None:
        self._api_dice = Random(self.api.seed)  # noqa: S311 - troubles, not secrets
        self._webhook_dice = Random(self.webhook.seed)  # noqa: S311


def _assign(faults: ApiFaults | WebhookFaults, wanted: dict[str, Any]) -> None:
    known = {entry.name: type(getattr(faults, entry.name)) for entry in fields(faults)}
    for name, value in wanted.items():
        if name not in known:
            raise Refusal(400, f"unknown fault {name!r}; known are {sorted(known)}")
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not isinstance(value, known[name]) and not (number and known[name] in {int, float}):
            raise Refusal(400, f"fault {name!r} must be a {known[name].__name__}")
        setattr(faults, name, value)
