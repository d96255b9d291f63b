"""Channel access tokens that are issued for an hour or a month, beside the one that never ends."""

from dataclasses import dataclass

from simulator.world.ids import token
from simulator.world.remembering import remember

STATELESS_LIFE = 15 * 60
SHORT_LIFE = 30 * 24 * 3600
MOST_SHORT_LIVED = 30


@dataclass(slots=True)
class Issued:
    """One token's end, in machine seconds, and whether it can be taken back."""

    ends: float
    stateless: bool


class ChannelTokens:
    """All tokens that were issued."""

    def __init__(self) -> None:
        """Start with none."""
        self._tokens: dict[str, Issued] = {}

    def issue(self, machine: float, *, stateless: bool) -> tuple[str, int]:
        """Return a new token and its life; of the short-lived ones the oldest gives way to the 31st."""
        life = STATELESS_LIFE if stateless else SHORT_LIFE
        made = token() + token()
        remember(self._tokens, made, Issued(machine + life, stateless))
        short = [name for name, issued in self._tokens.items() if not issued.stateless]
        for name in short[:-MOST_SHORT_LIVED]:
            del self._tokens[name]
        return made, life

    def left(self, name: str, machine: float) -> int:
        """Return the seconds a token has left, or 0."""
        issued = self._tokens.get(name)
        return max(0, int(issued.ends - machine)) if issued else 0

    def revoke(self, name: str) -> None:
        """Take a short-lived token back; a stateless one stays, and an unknown one is no mistake."""
        issued = self._tokens.get(name)
        if issued and not issued.stateless:
            del self._tokens[name]

    def age(self, seconds: float) -> None:
        """Make every token older."""
        for issued in self._tokens.values():
            issued.ends -= seconds
