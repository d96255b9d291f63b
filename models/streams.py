"""Seal a long content piece by piece, and open any part of it: a file of any size in a few pieces' memory.

Each content has a key of its own, so a piece's nonce is its number; the last piece is marked in its nonce, so that a
file that was cut short does not open.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from models.sealing import KEY, SealBroken

PIECE = 64 * 1024
TAG = 16
Read = Callable[[int, int], bytes]


class Sealer:
    """Seal what is written to it; what is sealed goes on to `write`."""

    def __init__(self, key: bytes, write: Callable[[bytes], object]) -> None:
        self._cipher = AESGCM(key)
        self._write = write
        self._rest = bytearray()
        self._number = 0

    def add(self, content: bytes) -> None:
        """Take the next bytes; a full piece is sealed only when more follows it."""
        self._rest += content
        while len(self._rest) > PIECE:
            self._seal(bytes(self._rest[:PIECE]), is_last=False)
            del self._rest[:PIECE]

    def finish(self) -> None:
        """Seal the last piece."""
        self._seal(bytes(self._rest), is_last=True)
        self._rest.clear()

    def _seal(self, piece: bytes, *, is_last: bool) -> None:
        self._write(self._cipher.encrypt(_nonce(self._number, is_last=is_last), piece, None))
        self._number += 1


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed content: its key, the size of what was sealed, and how to read a part of the file."""

    key: bytes
    size: int
    read: Read

    def part(self, start: int, end: int) -> Iterator[bytes]:
        """Yield the bytes from `start` up to `end`, opened piece by piece."""
        if not 0 <= start < end <= self.size:
            return
        cipher, last = AESGCM(self.key), max(0, self.size - 1) // PIECE
        for number in range(start // PIECE, (end - 1) // PIECE + 1):
            begins = number * PIECE
            piece = self._open(cipher, number, is_last=number == last)
            yield piece[max(0, start - begins) : end - begins]

    def _open(self, cipher: AESGCM, number: int, *, is_last: bool) -> bytes:
        at = number * (PIECE + TAG)
        length = (self.size - number * PIECE if is_last else PIECE) + TAG
        try:
            return cipher.decrypt(_nonce(number, is_last=is_last), self.read(at, at + length), None)
        except (InvalidTag, ValueError) as error:
            raise SealBroken from error


def new_key() -> bytes:
    """Make the key of one content."""
    return os.urandom(KEY)


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\1" if is_last else b"\0")
