"""One try to hand a webhook to the bot, with LINE's two seconds and LINE's words for what went wrong."""

import base64
import hashlib
import hmac
import http.client
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

LIMIT_SECONDS = 2.0
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a try ended; `reason` is a word of LINE's error statistics, or ok."""

    reason: str
    status: int = 0
    ms: float = 0
    detail: str = ""

    @property
    def accepted(self) -> bool:
        """Say whether the bot took it."""
        return self.reason == "ok"


def signature(secret: str, body: bytes) -> str:
    """Return the value of x-line-signature for a body."""
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


def post(url: str, body: bytes, signed: str) -> Outcome:
    """Send a webhook; the connection is not kept, so that a restarted bot loses nothing."""
    parts = urlsplit(url)
    if parts.scheme != "http" or parts.hostname not in LOOPBACK:
        return Outcome("could_not_connect", detail="only http on the loopback address is reached from here")
    began = time.monotonic()
    try:
        status = _try(parts.hostname, parts.port or 80, parts.path or "/", body, signed)
    except TimeoutError:
        return Outcome("request_timeout", ms=_since(began), detail="no answer within 2 seconds")
    except ConnectionRefusedError:
        return Outcome("could_not_connect", ms=_since(began), detail="connection refused")
    except (OSError, http.client.HTTPException) as wrong:
        return Outcome("unclassified", ms=_since(began), detail=repr(wrong))
    ms = _since(began)
    if ms > LIMIT_SECONDS * 1000:
        return Outcome("request_timeout", status, ms, "the answer came after 2 seconds")
    return Outcome("ok" if status // 100 == 2 else "error_status_code", status, ms)


def _try(host: str, port: int, path: str, body: bytes, signed: str) -> int:
    connection = http.client.HTTPConnection(host, port, timeout=LIMIT_SECONDS)
    try:
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "User-Agent": "LineBotWebhook/2.0",
            "x-line-signature": signed,
            "Connection": "close",
        }
        connection.request("POST", path, body, headers)
        return connection.getresponse().status
    finally:
        connection.close()


def _since(began: float) -> float:
    return round((time.monotonic() - began) * 1000, 1)
