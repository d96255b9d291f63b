"""Write and read one file of a backup: lines, packed, sealed piece by piece under a key of the file's own.

The key comes of BACKUP_KEY, a number that is drawn for the file, and what the file is for: a file that was cut short,
changed, or put in the place of another one does not open.
"""

import hashlib
import hmac
import os
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from models.sealing import SealBroken
from models.streams import PIECE, TAG, Sealed, Sealer

MAGIC = b"SANAM-BACKUP-1\n"
SALT = 16
HEAD = len(MAGIC) + SALT
FEWEST_LETTERS = 20


class KeyWrong(Exception):
    """BACKUP_KEY is missing, too short, or another one than the file was sealed with."""

    retryable = False


@dataclass(frozen=True, slots=True)
class Keys:
    """The BACKUP_KEYs: the first seals, all of them open."""

    secrets: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.secrets or min(map(len, self.secrets)) < FEWEST_LETTERS:
            raise KeyWrong(f"BACKUP_KEY is empty or too short: set at least {FEWEST_LETTERS} letters")


class Writer:
    """Write lines into a file; it is whole once `close` has returned."""

    def __init__(self, path: Path, keys: Keys, purpose: str) -> None:
        salt = os.urandom(SALT)
        self._file: BinaryIO = path.open("wb")
        path.chmod(0o600)
        self._file.write(MAGIC + salt)
        self._sealer = Sealer(_key(keys.secrets[0], salt, purpose), self._file.write)
        self._packer = zlib.compressobj(6)

    def add(self, line: bytes) -> None:
        """Write one line."""
        self._sealer.add(self._packer.compress(line + b"\n"))

    def close(self) -> None:
        """Seal the last piece, and see that it lies on the disk."""
        self._sealer.add(self._packer.flush())
        self._sealer.finish()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()


def lines(path: Path, keys: Keys, purpose: str) -> Iterator[bytes]:
    """Yield the lines of a file, opened piece by piece."""
    with path.open("rb") as file:
        sealed = _opened(file, path.stat().st_size, keys, purpose)
        unpacker, rest = zlib.decompressobj(), b""
        for start in range(0, sealed.size, PIECE):
            for piece in sealed.part(start, min(start + PIECE, sealed.size)):
                *whole, rest = (rest + unpacker.decompress(piece)).split(b"\n")
                yield from whole
        if not unpacker.eof:
            raise SealBroken


def _opened(file: BinaryIO, length: int, keys: Keys, purpose: str) -> Sealed:
    head = file.read(HEAD)
    pieces = -(-(length - HEAD) // (PIECE + TAG))
    size = length - HEAD - pieces * TAG
    if head[: len(MAGIC)] != MAGIC or size <= 0:
        raise SealBroken
    read = _reader(file)
    for secret in keys.secrets:
        found = Sealed(_key(secret, head[len(MAGIC) :], purpose), size, read)
        if _opens(found):
            return found
    raise KeyWrong("no BACKUP_KEY opens this file: it was sealed with another one, or changed")


def _opens(sealed: Sealed) -> bool:
    try:
        return any(True for _ in sealed.part(0, 1))
    except SealBroken:
        return False


def _reader(file: BinaryIO) -> Callable[[int, int], bytes]:
    def read(start: int, end: int) -> bytes:
        file.seek(HEAD + start)
        return file.read(end - start)

    return read


def _key(secret: str, salt: bytes, purpose: str) -> bytes:
    own = hmac.new(secret.encode(), b"sanam:backup", hashlib.sha256).digest()
    return hmac.new(own, salt + purpose.encode(), hashlib.sha256).digest()


def keys_of(secrets: Sequence[str]) -> Keys:
    """Return the keys, or say that there is none."""
    return Keys(tuple(secrets))
