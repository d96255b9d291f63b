"""Sign what is told, so that whoever is told knows that it came from us, unchanged and now."""

import hashlib
import hmac
from collections.abc import Sequence

HEADER = "Sanam-Signature"


def signature(secrets: Sequence[str], body: bytes, at_s: int) -> str:
    """Return the header's value: the second at which it was signed, and one signature a secret that is good now."""
    signed = f"{at_s}.".encode() + body
    found = [hmac.new(one.encode(), signed, hashlib.sha256).hexdigest() for one in secrets]
    return ",".join([f"t={at_s}", *(f"v1={one}" for one in found)])
