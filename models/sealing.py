"""Seal personal values: AES-GCM under a key of the person's own, which FIELD_KEY wraps; look-ups go by a keyed hash.

Deleting the wrapped key makes every sealed value of that person unreadable, in every backup too. A sealed value begins with the
number of its form: another algorithm gets another number, and values of both stand side by side until each was written anew.
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
# AES-256-GCM: a nonce, and what is sealed with the number of the form beside it.
FORM = b"\x01"
RETIRED = "lookup:"
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
        return FORM + nonce + _cipher(self.raw).encrypt(nonce, text.encode(), FORM)

    def open(self, sealed: bytes) -> str:
        """Open what `seal` made; a form that is not known does not open."""
        if sealed[:1] != FORM:
            raise SealBroken
        nonce, said = sealed[1 : 1 + NONCE], sealed[1 + NONCE :]
        try:
            return _cipher(self.raw).decrypt(nonce, said, FORM).decode()
        except (InvalidTag, ValueError) as error:
            raise SealBroken from error

    def mark(self, text: str) -> str:
        """Return a mark on a text that nobody can make again once the key is gone."""
        return hmac.new(self.raw, text.encode(), hashlib.sha256).hexdigest()


@lru_cache(maxsize=4096)
def _cipher(raw: bytes) -> AESGCM:
    return AESGCM(raw)


class Keyring:
    """Hold the FIELD_KEYs: the first wraps, all of them unwrap, the last hashes.

    In place of the last there may stand what is left of one that was retired: it hashes as before and unwraps nothing.
    """

    def __init__(self, secrets: Sequence[str]) -> None:
        if not secrets or secrets[0].startswith(RETIRED):
            raise ValueError("no FIELD_KEY")
        wraps = [secret for secret in secrets if not secret.startswith(RETIRED)]
        self._wraps = tuple(Key(_derive(secret, b"wrap")) for secret in wraps)
        # Rows are found by this hash for ever, so it stays with the oldest secret when keys rotate.
        last = secrets[-1]
        kept = bytes.fromhex(last.removeprefix(RETIRED)) if last.startswith(RETIRED) else b""
        self._lookup = kept or _derive(last, b"lookup")

    def retired(self) -> str:
        """Return what has to be left of the last key so that people are found again; it opens nothing."""
        return RETIRED + self._lookup.hex()

    def hash(self, kind: str, value: str) -> str:
        """Return the keyed hash by which a personal value is found again."""
        return hmac.new(self._lookup, f"{kind}:{value}".encode(), hashlib.sha256).hexdigest()[:48]

    def make(self) -> tuple[Key, bytes]:
        """Make a fresh key and its wrapped form."""
        key = Key(os.urandom(KEY))
        return key, self._wraps[0].seal(key.raw.hex())

    def unwrap(self, wrapped: bytes) -> Key:
        """Open a wrapped key with whichever FIELD_KEY wrapped it."""
        return Key(bytes.fromhex(self._opened(wrapped)[1]))

    def place(self, wrapped: bytes) -> int:
        """Return which FIELD_KEY wrapped a key; the first is 0."""
        return self._opened(wrapped)[0]

    def rewrapped(self, wrapped: bytes) -> bytes:
        """Return the same key, wrapped by the first FIELD_KEY."""
        return self._wraps[0].seal(self._opened(wrapped)[1])

    def _opened(self, wrapped: bytes) -> tuple[int, str]:
        for place, wrap in enumerate(self._wraps):
            try:
                return place, wrap.open(wrapped)
            except SealBroken:
                continue
        raise SealBroken


def _derive(secret: str, purpose: bytes) -> bytes:
    return hmac.new(secret.encode(), b"sanam:" + purpose, hashlib.sha256).digest()
