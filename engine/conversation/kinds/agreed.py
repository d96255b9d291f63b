"""Ask for a tap that says: yes, I have."""

from engine.conversation.bubbles import Button, Press, Text, say
from engine.conversation.kinds.asked import Asked, Miss, Quicks, Read, Value
from engine.forms.kinds import ACKNOWLEDGED
from thai.reading import read as read_thai


def quick(asked: Asked, press: Press) -> Quicks:
    """Offer the one button there is."""
    del asked
    return (Button(say("Yes, I have"), press),)


def read(asked: Asked, typed: str) -> Read:
    """Read a yes; anything else leaves it open."""
    answer = read_thai("yes_no", typed, asked.when.at.date())
    if answer is not None and answer["yes"] is True:
        return Value(ACKNOWLEDGED)
    return Miss(say("Please tap the button, or type yes."))


def tapped(asked: Asked, index: int) -> Read | None:
    """Take the tap."""
    del asked, index
    return Value(ACKNOWLEDGED)


def shown(asked: Asked, value: str) -> Text:
    """Word it."""
    del asked, value
    return say("acknowledged")
