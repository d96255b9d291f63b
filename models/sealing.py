"""Seal personal values: AES-GCM under a key of the person's own, which FIELD_KEY wraps; look-ups go by a keyed hash.

Deleting the wrapped key makes every sealed value of that person unreadable, in every backup too.
"""

import hashlib
import hmac
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12
KEY = 32


class SealBroken(Exception):
    """The sealed value does not open with this key."""

    retryable = False


@dataclass(frozen=True, slots=True)
class Key:
    """One opened key; never logged, never stored in clear."""

    raw: bytes

    def seal(self, text: str) -> bytes:
        """Seal a text."""
        nonce = os.urandom(NONCE)
        return nonce + _cipher(self.raw).encrypt(nonce, text.encode(), None)

    def open(self, sealed: bytes) -> str:
        """Open what `seal` made."""
        try:
            return _cipher(self.raw).decrypt(sealed[:NONCE], sealed[NONCE:], None).decode()
        except (InvalidTag, ValueError) as error:
            raise SealBroken from error


@lru_cache(maxsize=4096)
def _cipher(raw: bytes) -> AESGCM:
    return AESGCM(raw)


class Keyring:
    """Hold the FIELD_KEYs: the first wraps and hashes, all of them unwrap."""

    def __init__(self, secrets: Sequence[str]) -> None:
        if not secrets:
            raise ValueError("no FIELD_KEY")
        self._wraps = tuple(Key(_derive(secret, b"wrap")) for secret in secrets)
        # Rows are found by this hash for ever, so it stays with the oldest secret when keys rotate.
        self._lookup = _derive(secrets[-1], b"lookup")

    def hash(self, kind: str, value: str) -> str:
        """Return the keyed hash by which a personal value is found again."""
        return hmac.new(self._lookup, f"{kind}:{value}".encode(), hashlib.sha256).hexdigest()[:48]

    def make(self) -> tuple[Key, bytes]:
        """Make a fresh key and its wrapped form."""
        key = Key(os.urandom(KEY))
        return key, self._wraps[0].seal(key.raw.hex())

    def unwrap(self, wrapped: bytes) -> Key:
        """Open a wrapped key with whichever FIELD_KEY wrapped it."""
        for wrap in self._wraps:
            try:
                return Key(bytes.fromhex(wrap.open(wrapped)))
            except SealBroken:
                continue
        raise SealBroken


def _derive(secret: str, purpose: bytes) -> bytes:
    return hmac.new(secret.encode(), b"sanam:" + purpose, hashlib.sha256).digest()
