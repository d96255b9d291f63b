"""Reply tokens: good once, and for a minute of machine time."""

from dataclasses import dataclass

LIFE = 60.0
REDELIVERED_LIFE = 20 * 60.0
KEPT = 20_000


@dataclass(slots=True)
class ReplyToken:
    """One token: its chat, when its event happened and when it was last sent out."""

    chat: str
    born: float
    sent: float
    used: bool = False


class ReplyTokens:
    """All reply tokens that were given out."""

    def __init__(self) -> None:
        """Start empty."""
        self._tokens: dict[str, ReplyToken] = {}

    def give(self, token: str, chat: str, machine: float) -> None:
        """Remember a token that belongs to an event happening now."""
        self._tokens[token] = ReplyToken(chat, machine, machine)
        if len(self._tokens) > KEPT:
            del self._tokens[next(iter(self._tokens))]

    def sent(self, token: str, machine: float) -> None:
        """Start the minute anew: the token goes out, perhaps again."""
        known = self._tokens.get(token)
        if known and machine - known.born <= REDELIVERED_LIFE:
            known.sent = machine

    def chat(self, token: str, machine: float) -> str | None:
        """Return the chat a living token replies to."""
        known = self._tokens.get(token)
        if known is None or known.used or machine - known.sent > LIFE:
            return None
        return known.chat

    def use(self, token: str) -> None:
        """Spend a token."""
        self._tokens[token].used = True

    def age(self, seconds: float) -> None:
        """Make every token older, so that nobody has to wait for its death."""
        for known in self._tokens.values():
            known.born -= seconds
            known.sent -= seconds
