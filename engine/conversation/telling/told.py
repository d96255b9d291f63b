"""Say what a free message was found to tell, and of which reports: what the handlers load for one step."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.free_text.told import Activity, Intent

if TYPE_CHECKING:
    from engine.conversation.scene import Filling, Owed
    from engine.conversation.sent.noun import Sent


@dataclass(frozen=True, slots=True)
class Told:
    """A message with the drafts it fills; or the reports it may be for; or a name that is not known, or what was sent of it."""

    text: str
    source: str
    intent: Intent
    filled: "tuple[tuple[Filling, Activity], ...]" = ()
    left: tuple[Activity, ...] = ()
    which: "tuple[Owed, ...]" = ()
    unknown: str = ""
    sent: "tuple[Sent, ...]" = ()
