"""What became of a call to LINE, as a value that says what may be done next.

Reasons are LINE's short words or ours, for logs and operators: never a message's text, never a user's id.
"""

import json
from dataclasses import dataclass
from typing import Literal

from urllib3 import exceptions as broken

Kind = Literal[
    "sent",
    "duplicate",
    "bad_token",
    "refused",
    "quota",
    "rate",
    "auth",
    "unsure",
    "down",
    "gone",
    "preparing",
    "not_found",
    "too_large",
]

_LONGEST_REASON = 300
_BY_STATUS: dict[int, Kind] = {401: "auth", 403: "auth", 404: "not_found", 410: "gone"}
_NEVER_LEFT = (broken.ConnectTimeoutError, broken.ProxyError, broken.LocationValueError)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one call ended.

    `unsure` is the one to be careful with: the request left and no answer came, so LINE may have acted on it.
    """

    kind: Kind
    status: int | None = None
    request_id: str | None = None
    reason: str = ""

    @property
    def delivered(self) -> bool:
        """Say whether LINE has the message, now or since an earlier try."""
        return self.kind in {"sent", "duplicate"}

    @property
    def retryable(self) -> bool:
        """Say whether the same call may succeed later."""
        return self.kind in {"unsure", "down", "rate"}


def of_success(status: int, request_id: str | None = None) -> Outcome:
    """Read a 2xx: it is sent whatever the body says."""
    return Outcome("sent", status, request_id)


def of_refusal(status: int, body: bytes, request_id: str | None = None, *, keyed: bool = False) -> Outcome:
    """Read any other answer; `keyed` when the request carried a retry key."""
    words = _words(body)
    return Outcome(_kind(status, words.lower(), keyed=keyed), status, request_id, words[:_LONGEST_REASON])


def of_breakage(error: broken.HTTPError) -> Outcome:
    """Read a broken connection: what never left is `down`, everything else may have arrived."""
    return Outcome("down" if _never_left(error) else "unsure", reason=type(error).__name__)


def _kind(status: int, words: str, *, keyed: bool) -> Kind:
    if status == 400:
        return "bad_token" if "invalid reply token" in words else "refused"
    if status == 409:
        return "duplicate" if keyed else "refused"
    if status == 429:
        return "quota" if "monthly limit" in words else "rate"
    # LINE answers 3xx never; whoever did stands between us and LINE, and 5xx means that nothing was sent.
    return _BY_STATUS.get(status, "refused" if 400 <= status < 500 else "down")


def _never_left(error: broken.HTTPError) -> bool:
    if isinstance(error, broken.SSLError):
        return "VERIFY_FAILED" in str(error) or "WRONG_VERSION" in str(error)
    return isinstance(error, _NEVER_LEFT)


def _words(body: bytes) -> str:
    """Return LINE's message and the places it names; an answer that is not LINE's says nothing."""
    try:
        answer = json.loads(body)
        details = [f"{d['property']}: {d['message']}" for d in answer.get("details", ()) if len(d) > 1]
        return "; ".join([str(answer["message"]), *details])
    except (ValueError, KeyError, TypeError, AttributeError):
        return ""
