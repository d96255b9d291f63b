"""Hand LINE the bytes of a picture: the one call whose body is no JSON, and which goes to the other host."""

from dataclasses import dataclass

import urllib3

from bot.line.outcomes import Outcome, of_breakage, of_refusal, of_success
from exports.answers import taken

_LONGEST_ANSWER = 64 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    """One picture on its way."""

    url: str
    token: str
    body: bytes
    content_type: str
    timeout: urllib3.Timeout
    seconds: float


def upload(pool: urllib3.PoolManager, wanted: Upload) -> Outcome:
    """Send the bytes and say how it ended."""
    headers = {"Authorization": f"Bearer {wanted.token}", "Content-Type": wanted.content_type}
    try:
        begun = pool.request(
            "POST", wanted.url, body=wanted.body, headers=headers, timeout=wanted.timeout, redirect=False,
            preload_content=False,
        )  # fmt: skip
        answer = taken(begun, seconds=wanted.seconds, limit_bytes=_LONGEST_ANSWER).said
    except urllib3.exceptions.HTTPError as error:
        return of_breakage(error)
    request_id = answer.headers.get("x-line-request-id")
    if 200 <= answer.status < 300:
        return of_success(answer.status, request_id)
    return of_refusal(answer.status, answer.data, request_id)
