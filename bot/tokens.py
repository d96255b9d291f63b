"""Draw what is shown once and then kept as a hash or sealed: tokens of other systems, secrets that sign."""

import hashlib
from dataclasses import dataclass
from secrets import token_hex, token_urlsafe

DAY_MS = 24 * 3_600_000


@dataclass(frozen=True, slots=True)
class Fresh:
    """A new token: what is shown once, and what is kept."""

    id: str
    text: str
    hash: str


def fresh() -> Fresh:
    """Draw a token; what begins as it does is found by whoever looks for leaked ones."""
    text = f"sanam_{token_urlsafe(32)}"
    return Fresh(token_hex(4), text, hashlib.sha256(text.encode()).hexdigest())


def secret() -> str:
    """Draw a secret that signs."""
    return f"sanams_{token_urlsafe(32)}"


def short_id() -> str:
    """Draw an id that is read out and typed."""
    return token_hex(4)
