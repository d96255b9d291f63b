"""Offer on a receipt the way to the values that go into other systems."""

from engine.conversation import presses
from engine.conversation.bubbles import Button, Plain, Press, Row, say
from engine.conversation.scene import Filling


def offers(filling: Filling) -> tuple[Row, ...]:
    """Return for a receipt the systems that a filed report goes into, each with the way to its values."""
    if filling.draft.purpose != "file":
        return ()
    return tuple(
        Row(
            say("Also goes into {system}", system=Plain(one.name)),
            None,
            Button(say("The values to enter"), Press(presses.ENTRY, filling.draft.id, place)),
        )
        for place, one in enumerate(filling.beside.systems)
    )
