"""Draw join codes that nobody has."""

import secrets

from handlers.desk import Desk
from handlers.inviting import DIGITS
from models import joining


def numbers(desk: Desk, count: int) -> list[str]:
    """Return codes that nobody has or had, and no two alike."""
    hashed = desk.vault.keyring.hash
    found: dict[str, str] = {}
    while len(found) < count:
        drawn = {hashed("code", code): code for code in (_drawn() for _ in range(count))}
        there = joining.known(desk.connection, list(drawn))
        found |= {hash_: code for hash_, code in drawn.items() if hash_ not in there}
    return list(found.values())[:count]


def _drawn() -> str:
    return "".join(secrets.choice("0123456789") for _ in range(DIGITS))
