"""Link tokens: each joins a person's LINE account to an account elsewhere, once and within ten minutes."""

from simulator.world.ids import token
from simulator.world.remembering import remember

LIFE = 600.0


class LinkTokens:
    """All link tokens that may still be used."""

    def __init__(self) -> None:
        """Start with none."""
        self._tokens: dict[str, tuple[str, float]] = {}

    def give(self, user: str, machine: float) -> str:
        """Return a new token for a person."""
        made = token()
        remember(self._tokens, made, (user, machine + LIFE))
        return made

    def spend(self, name: str, machine: float) -> str | None:
        """Use a token up and return whose it was, or None for one that is unknown, used or too old."""
        user, ends = self._tokens.pop(name, ("", 0.0))
        return user if user and machine <= ends else None

    def age(self, seconds: float) -> None:
        """Make every token older."""
        self._tokens = {name: (user, ends - seconds) for name, (user, ends) in self._tokens.items()}
