"""Make a link that is good for one person, one thing and a while, and read it back.

The link carries what it is good for and a MAC over it; nothing is stored until somebody opens it. In which browser it may be
used is a row, made at its first opening. A link of one door opens no other.
"""

import base64
import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass

MAC_BYTES = 16


@dataclass(frozen=True, slots=True)
class Door:
    """Where links of a kind lead, and how long they live."""

    path: str
    life_ms: int


EVIDENCE = Door("/evidence/", 15 * 60_000)
REPORT = Door("/report/", 24 * 3_600_000)
TABLE = Door("/table/", 24 * 3_600_000)
FILES = Door("/files/", 3_600_000)
MINE = Door("/mine/", 30 * 60_000)
ASK = "/ask/"
CONFIRM = "/confirm/"
PATH, LIFE_MS = EVIDENCE.path, EVIDENCE.life_ms


@dataclass(frozen=True, slots=True)
class Pass:
    """Who may see which thing, until when (machine time)."""

    about: str
    person: str
    until_ms: int


class Passes:
    """Hold the signing keys: the first signs, all verify."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = tuple(hmac.digest(key.encode(), b"sanam:passes", hashlib.sha256) for key in keys)

    def path(self, about: str, person: str, *, now_ms: int, door: Door = EVIDENCE) -> str:
        """Return the path of a link that begins to live now."""
        plain = f"{about}.{person}.{now_ms + door.life_ms}"
        return f"{door.path}{plain}.{_mac(self._keys[0], door.path + plain)}"

    def read(self, link: str, *, now_ms: int, door: Door = EVIDENCE) -> Pass | None:
        """Return what a link is good for; None when no key of ours made it, or when its time is over."""
        plain, _, given = link.rpartition(".")
        if not self._made(door.path + plain, given):
            return None
        about, person, until_ms = plain.split(".")
        return Pass(about, person, int(until_ms)) if now_ms < int(until_ms) else None

    def wall(self, wall: str) -> str:
        """Return the path of a form that anybody may answer: the same each time, so that a printed code stays good."""
        return f"{ASK}{wall}-{self.mark(ASK, wall)}"

    def poster(self, wall: str) -> str:
        """Return the path of the page that shows the code of such a form."""
        return f"{self.wall(wall)}/poster"

    def read_wall(self, link: str) -> str:
        """Return which form a link opens, "" when no key of ours made it; whether it is open is the row's to say."""
        wall, _, given = link.partition("-")
        return wall if wall and self.is_mark(given, ASK, wall) else ""

    def confirmation(self, about: str) -> str:
        """Return the path of a confirmation; whether it is still good is the row's to say."""
        return f"{CONFIRM}{about}-{self.mark(CONFIRM, about)}"

    def read_confirmation(self, link: str) -> str:
        """Return which confirmation a link opens, "" when no key of ours made it."""
        about, _, given = link.partition("-")
        return about if about and self.is_mark(given, CONFIRM, about) else ""

    def mark(self, *words: str) -> str:
        """Return a mark on words that only we can make."""
        return _mac(self._keys[0], "\n".join(words))

    def is_mark(self, given: str, *words: str) -> bool:
        """Say whether a mark on these words is ours."""
        return self._made("\n".join(words), given)

    def _made(self, plain: str, given: str) -> bool:
        macs = [_mac(key, plain).encode() for key in self._keys]
        return any(hmac.compare_digest(one, _bytes(given)) for one in macs)


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogatepass")


def _mac(key: bytes, plain: str) -> str:
    mac = hmac.digest(key, _bytes(plain), hashlib.sha256)[:MAC_BYTES]
    return base64.urlsafe_b64encode(mac).rstrip(b"=").decode()
