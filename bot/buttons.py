"""Sign what a button means for one person, and read it back: kind, draft, step, nonce, index and a 128-bit MAC.

A button never carries a value. A MAC that no key of ours made is "old", never an error.
"""

import base64
import hashlib
import hmac
from collections.abc import Sequence

from engine.conversation.bubbles import Press

VERSION = "1"
MAC_BYTES = 16


class Buttons:
    """Hold the signing keys: the first signs, all verify."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = tuple(hmac.digest(key.encode(), b"sanam:buttons", hashlib.sha256) for key in keys)

    def sign(self, press: Press, person: str) -> str:
        """Return the postback data of a button for one person."""
        plain = _plain(press)
        return f"{plain}~{_mac(self._keys[0], plain, person)}"

    def read(self, data: str, person: str) -> Press | None:
        """Return what a pressed button means for this person; None when it is not theirs or not ours."""
        plain, separator, given = data.rpartition("~")
        if not separator:
            return None
        matches = [
            hmac.compare_digest(_mac(key, plain, person).encode(), _bytes(given)) for key in self._keys
        ]
        return _press(plain) if any(matches) else None


def meaning(data: str) -> Press | None:
    """Return what a button says that it means; whether it is anybody's to press is for `Buttons.read`."""
    return _press(data.rpartition("~")[0])


def _plain(press: Press) -> str:
    return "~".join((VERSION, press.kind, press.draft, str(press.step), str(press.nonce), str(press.index)))


def _press(plain: str) -> Press | None:
    parts = plain.split("~")
    if len(parts) != 6 or parts[0] != VERSION:
        return None
    try:
        return Press(parts[1], parts[2], int(parts[3]), int(parts[4]), int(parts[5]))
    except ValueError:
        return None


def _bytes(text: str) -> bytes:
    """Turn any text to bytes; a postback may hold whatever somebody made up."""
    return text.encode(errors="surrogatepass")


def _mac(key: bytes, plain: str, person: str) -> str:
    mac = hmac.digest(key, _bytes(f"{person}\n{plain}"), hashlib.sha256)[:MAC_BYTES]
    return base64.urlsafe_b64encode(mac).rstrip(b"=").decode()
