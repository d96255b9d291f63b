"""Word the days between which something is done, where the source prints those and no due day."""

from collections.abc import Collection

from engine.conversation.bubbles import Phrase, say
from engine.obligations.kinds.undated import NoDay


def undated(window: NoDay | None) -> Phrase:
    """Say when something without a due day is done, as far as that is printed."""
    first, last = (window.first, window.last) if window else (None, None)
    if first and last:
        return say("done between {first} and {last}", first=first, last=last)
    if first:
        return say("done from {first} on", first=first)
    return say("done until {last}", last=last) if last else say("no due day yet")


def common(windows: Collection[NoDay | None]) -> NoDay | None:
    """Return the window that several things without a day share."""
    found = set(windows)
    return found.pop() if len(found) == 1 else None
