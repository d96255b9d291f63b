"""Look at a workbook from outside before anything opens it: how large it would become, and whether its XML plays tricks."""

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import BinaryIO, Final

MOST_BYTES: Final = 5 * 1024 * 1024
MOST_OPENED: Final = 15 * 1024 * 1024
MOST_PARTS: Final = 200
MOST_RATIO: Final = 200
_PIECE: Final = 64 * 1024
# With a document type a few letters of XML can become gigabytes, or the content of a file of ours.
_TRICKS: Final = (b"<!DOCTYPE", b"<!ENTITY")
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")


class TooLarge(Exception):
    """It would be larger than a table can be."""

    retryable = False


class NotABook(Exception):
    """It is no workbook, or none that a spreadsheet program has written."""

    retryable = False


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a workbook may be, packed and opened."""

    packed: int
    opened: int


def checked(content: bytes) -> io.BytesIO:
    """Return a workbook that may be opened; every part of it was unpacked once, within limits."""
    look_through(io.BytesIO(content), Limits(MOST_BYTES, MOST_OPENED))
    return io.BytesIO(content)


def look_through(file: BinaryIO, limits: Limits) -> None:
    """Unpack every part of a workbook once, piece by piece; raise when it is larger than it may be, or none at all."""
    size = file.seek(0, io.SEEK_END)
    if size > limits.packed:
        raise TooLarge
    try:
        with zipfile.ZipFile(file) as packed:
            _look_through(packed, size, limits)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError) as error:
        raise NotABook from error


def _look_through(packed: zipfile.ZipFile, size: int, limits: Limits) -> None:
    parts = packed.infolist()
    if len(parts) > MOST_PARTS:
        raise TooLarge
    if "[Content_Types].xml" not in packed.namelist() or any(".." in one.filename for one in parts):
        raise NotABook
    opened = 0
    for part in parts:
        opened += _unpacked(packed, part, limits.opened - opened)
    if opened > max(size, 1) * MOST_RATIO and opened > MOST_BYTES:
        raise TooLarge


def _unpacked(packed: zipfile.ZipFile, part: zipfile.ZipInfo, room: int) -> int:
    """Unpack one part piece by piece, whatever it says of its own size."""
    length, tail = 0, b""
    with packed.open(part) as file:
        while piece := file.read(_PIECE):
            if not length and piece[:2] in _WIDE:
                raise NotABook
            length += len(piece)
            if length > room:
                raise TooLarge
            if any(trick in (tail + piece).upper() for trick in _TRICKS):
                raise NotABook
            tail = piece[-16:]
    return length
