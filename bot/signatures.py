"""Check that a webhook was signed by LINE: HMAC over the raw bytes, in constant time, two secrets valid."""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Sequence


def is_signed(body: bytes, signature: str | None, secrets: Sequence[bytes]) -> bool:
    """Say whether any of the secrets signed the body."""
    if not signature:
        return False
    try:
        given = base64.b64decode(signature, validate=True)
    except (binascii.Error, ValueError):
        return False
    matches = [hmac.compare_digest(hmac.digest(secret, body, hashlib.sha256), given) for secret in secrets]
    return any(matches)
