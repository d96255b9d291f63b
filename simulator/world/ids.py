"""Make the identifiers LINE makes. Those of people and groups can be told beforehand; the rest cannot."""

import hashlib
import re
import secrets
from itertools import count

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
FIRST_MESSAGE = 468789577898262530
CHAT_ID = re.compile(r"[UCR][0-9a-f]{32}")

_numbers = count(FIRST_MESSAGE)


def person_id(key: str) -> str:
    """Return the user id that belongs to a key, always the same."""
    return "U" + _digest(key)


def group_id(key: str) -> str:
    """Return the group id that belongs to a key, always the same."""
    return "C" + _digest(f"group:{key}")


def message_id() -> str:
    """Return a message id: digits only, as LINE's are."""
    return str(next(_numbers))


def ulid(milliseconds: int) -> str:
    """Return a fresh ULID stamped with a moment."""
    number = (milliseconds << 80) | secrets.randbits(80)
    return "".join(CROCKFORD[(number >> shift) & 31] for shift in range(125, -1, -5))


def token() -> str:
    """Return an opaque token: reply, quote and mark-as-read tokens look alike."""
    return secrets.token_hex(16)


def _digest(key: str) -> str:
    return hashlib.md5(f"sanam-demo:{key}".encode(), usedforsecurity=False).hexdigest()
