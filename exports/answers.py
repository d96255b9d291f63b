"""Read the answer of somebody else's server within a time and a size, however slowly it trickles. Knows no service."""

import time
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import urllib3

_PIECE: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with its body at hand; `is_whole` is False when some of it did not come in time, or was too much."""

    said: urllib3.HTTPResponse
    is_whole: bool


def taken(answer: urllib3.BaseHTTPResponse, *, seconds: float, limit_bytes: int) -> Answer:
    """Return the answer with as much of its body as came.

    A time-out of a socket begins anew with each byte, so a sender that trickles would hold us for ever without this.
    """
    body, is_whole, until = BytesIO(), False, time.monotonic() + seconds
    try:
        while body.tell() <= limit_bytes and time.monotonic() <= until and not is_whole:
            piece = answer.read1(_PIECE, decode_content=False)
            body.write(piece)
            is_whole = not piece
    except urllib3.exceptions.HTTPError:
        pass  # the status stands: what was asked is done or refused, whatever is missing of the words
    if not is_whole:
        answer.close()
    answer.release_conn()
    body.seek(0)
    said = urllib3.HTTPResponse(
        body, answer.headers, answer.status, answer.version, answer.version_string, answer.reason,
        preload_content=False, enforce_content_length=False,
    )  # fmt: skip
    return Answer(said, is_whole)
