"""Say what is to be written down about news for many. Nothing here sends anything."""

from dataclasses import dataclass

from engine.conversation.handouts.orders import KeepHandout
from engine.conversation.rooms.orders import Rooming


@dataclass(frozen=True, slots=True)
class PrepareNews:
    """Keep what is to be told, to be looked at before it is sent; nobody hears of it yet."""

    id: str
    audience: str
    words: str
    source: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class SendNews:
    """Tell it: for free, or with counted messages for those who would not hear it soon."""

    id: str
    pushes: bool


@dataclass(frozen=True, slots=True)
class TellAgain:
    """Let it ride once more, for free, to those who have not said that they read it."""

    id: str


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """Note that somebody has read it."""

    id: str


Announcing = PrepareNews | SendNews | TellAgain | Acknowledge
Spreading = Announcing | KeepHandout | Rooming
