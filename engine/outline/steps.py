"""Put the steps of a ladder into words."""

from collections.abc import Iterable

from engine.conversation.bubbles import Text, say
from engine.outline.clocks import joined


def step(days: int) -> Text:
    """Say how far one reminder lies from the due day."""
    if days < 0:
        return say("{days} days before", days=-days)
    return say("{days} days after", days=days) if days else say("on the day")


def steps(ladder: Iterable[int]) -> Text:
    """Say all reminders of a ladder."""
    return joined(step(days) for days in ladder)
