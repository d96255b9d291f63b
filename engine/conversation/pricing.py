"""Word what it costs to tell some people: one wording, for news and for reminders alike."""

from engine.announcing.pricing import Price
from engine.conversation.bubbles import Phrase, say


def price(cost: Price) -> Phrase:
    """Say how many hear it for free, how many only by a counted message, and what the month still holds."""
    words = say("free {free}, counted {counted}", free=cost.free, counted=cost.counted)
    return (
        words if cost.left is None else say("{price}, the month has {left} left", price=words, left=cost.left)
    )
