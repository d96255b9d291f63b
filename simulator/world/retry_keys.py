"""Retry keys: what makes a push safe to send again."""

from dataclasses import dataclass

from simulator.world.chats import Message
from simulator.world.remembering import remember

LIFE = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was answered when the key came first."""

    request_id: str
    sent: list[Message]
    at: float


class RetryKeys:
    """Keys of accepted requests, by the endpoint they were used at."""

    def __init__(self) -> None:
        """Start empty."""
        self._keys: dict[str, Accepted] = {}

    def find(self, key: str, machine: float) -> Accepted | None:
        """Return what was accepted under a key in the last 24 hours."""
        accepted = self._keys.get(key)
        return accepted if accepted and machine - accepted.at <= LIFE else None

    def accept(self, key: str, accepted: Accepted) -> None:
        """Remember an accepted request."""
        remember(self._keys, key, accepted)
