"""Check what a webhook tells, as docs/api.md shows it to others: these are the lines that stand there."""

# begin
import hashlib
import hmac
import json

OLDEST = 300  # seconds


def verified(secret: str, signature: str, body: bytes, now: float) -> dict[str, str] | None:
    """Return what was told, or None when it is not from us, was changed, or is too old."""
    parts = [one.partition("=") for one in signature.split(",")]
    at = next((value for name, _, value in parts if name == "t"), "")
    if not at.isdecimal() or abs(now - int(at)) > OLDEST:
        return None
    wanted = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    given = [value for name, _, value in parts if name == "v1"]
    if not any(hmac.compare_digest(wanted, one) for one in given):
        return None
    told: dict[str, str] = json.loads(body)
    return told
