"""Fetch the files people send, as a stream with a cap, through a connection pool of our own.

What came is passed on piece by piece; whoever takes it throws away what an unfinished fetch has left. The SDK reads a whole file into memory, whatever its size, and fails on the 202 LINE gives while it prepares a video.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import urllib3

from bot.line.answers import Content
from bot.line.outcomes import Outcome, of_refusal
from exports.answers import taken

_CHUNK = 64 * 1024
_PREPARING = 202


@dataclass(frozen=True, slots=True)
class Fetch:
    """One file to fetch: from where, with which token, whereto, how much and how long at most."""

    url: str
    token: str
    into: Callable[[bytes], object]
    limit_bytes: int
    timeout: urllib3.Timeout
    seconds: float


def fetch(pool: urllib3.PoolManager, wanted: Fetch) -> Content | Outcome:
    """Pass the file on as it arrives, or say why there is none; one that is too large is left as soon as that is known."""
    try:
        answer = pool.request(
            "GET",
            wanted.url,
            headers={"Authorization": f"Bearer {wanted.token}"},
            timeout=wanted.timeout,
            preload_content=False,
            redirect=False,
        )
        try:
            return _read(answer, wanted)
        finally:
            answer.close()
            answer.release_conn()
    except urllib3.exceptions.HTTPError as error:
        return Outcome("down", reason=type(error).__name__)


def _read(answer: urllib3.BaseHTTPResponse, wanted: Fetch) -> Content | Outcome:
    status, request_id = answer.status, answer.headers.get("x-line-request-id")
    if status == _PREPARING:
        taken(answer, seconds=wanted.seconds, limit_bytes=_CHUNK)
        return Outcome("preparing", status, request_id)
    if not 200 <= status < 300:
        said = taken(answer, seconds=wanted.seconds, limit_bytes=_CHUNK).said
        return of_refusal(status, said.data, request_id)
    size, until = 0, time.monotonic() + wanted.seconds
    for chunk in _chunks(answer):
        size += len(chunk)
        if size + (answer.length_remaining or 0) > wanted.limit_bytes:
            return Outcome("too_large", status, request_id, f"larger than {wanted.limit_bytes} bytes")
        if time.monotonic() > until:
            return Outcome("down", status, request_id, f"not finished after {wanted.seconds:g} seconds")
        wanted.into(chunk)
    return Content(size, answer.headers.get("content-type", ""), request_id)


def _chunks(answer: urllib3.BaseHTTPResponse) -> Iterator[bytes]:
    """Yield what has arrived, never waiting for a full chunk: a sender that drips must not outlive the time limit."""
    while chunk := answer.read1(_CHUNK, decode_content=False):
        yield chunk
