"""ID tokens: who signed in at a page, signed with the channel's secret as LINE's web login signs them."""

import base64
import binascii
import hashlib
import hmac
import json
from typing import Any

ISSUER = "https://access.line.me"
LIFE = 3600
HEADER = {"alg": "HS256", "typ": "JWT"}

Claims = dict[str, Any]


def id_token(claims: Claims, secret: str) -> str:
    """Return the signed token that carries these claims."""
    signed = ".".join(_coded(json.dumps(part, ensure_ascii=False).encode()) for part in (HEADER, claims))
    return f"{signed}.{_signature(signed, secret)}"


def claims_of(token: str, secret: str) -> Claims | None:
    """Return the claims of a token that was signed with this secret, or None."""
    signed, _, signature = token.rpartition(".")
    if not hmac.compare_digest(signature.encode(), _signature(signed, secret).encode()):
        return None
    header, _, payload = signed.partition(".")
    if _decoded(header) != HEADER:
        return None
    return _decoded(payload)


def _signature(signed: str, secret: str) -> str:
    return _coded(hmac.new(secret.encode(), signed.encode(), hashlib.sha256).digest())


def _coded(part: bytes) -> str:
    return base64.urlsafe_b64encode(part).decode().rstrip("=")


def _decoded(part: str) -> Claims | None:
    try:
        value = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except (binascii.Error, ValueError):
        return None
    return value if isinstance(value, dict) else None
