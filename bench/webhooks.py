"""Write LINE's webhooks: signed bodies with text events of made-up people."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Sequence
from typing import Any

SECRET = "bench-channel-secret"  # noqa: S105 - opens nothing but the bench
TOKEN = "bench-channel-token"  # noqa: S105 - the same
BOT = "U" + "b" * 32


def person(number: int) -> str:
    """Return a person's user id."""
    return "U" + hashlib.md5(f"person {number}".encode(), usedforsecurity=False).hexdigest()


def reply_token(number: int) -> str:
    """Return an event's reply token; its number can be read back from it."""
    return f"{number:032x}"


def number_of(token: str) -> int:
    """Return which event a reply token belongs to."""
    return int(token, 16)


def event_id(number: int) -> str:
    """Return an event's id."""
    return f"01BENCH{number:019d}"


def text_event(
    number: int, who: int, *, text: str = "", at_ms: int | None = None, is_redelivery: bool = False
) -> dict[str, Any]:
    """Return one text message as LINE sends it."""
    return {
        "type": "message",
        "message": {
            "type": "text",
            "id": str(540_000_000_000_000_000 + number),
            "quoteToken": f"q3Plxr4AgKd{number:020d}",
            "text": text or f"{number % 40 + 1} people came to the meeting",
        },
        "webhookEventId": event_id(number),
        "deliveryContext": {"isRedelivery": is_redelivery},
        "timestamp": time.time_ns() // 1_000_000 if at_ms is None else at_ms,
        "source": {"type": "user", "userId": person(who)},
        "replyToken": reply_token(number),
        "mode": "active",
    }


def body(events: Sequence[object]) -> bytes:
    """Return a webhook's body."""
    return json.dumps({"destination": BOT, "events": list(events)}, ensure_ascii=False).encode()


def signature(raw: bytes, secret: str = SECRET) -> str:
    """Sign a body as LINE does."""
    return base64.b64encode(hmac.digest(secret.encode(), raw, hashlib.sha256)).decode()


def request(path: str, raw: bytes, signed: str | None = None) -> bytes:
    """Return the bytes of a whole signed webhook request."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json; charset=utf-8\r\n"
        f"User-Agent: LineBotWebhook/2.0\r\nx-line-signature: {signed or signature(raw)}\r\n"
        f"Content-Length: {len(raw)}\r\n\r\n"
    )
    return head.encode() + raw
