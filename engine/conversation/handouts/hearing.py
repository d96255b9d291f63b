"""Hear that a summary is to be handed on, and show it as it will be seen."""

from engine.conversation.bubbles import Note, say
from engine.conversation.effects import Turn
from engine.conversation.events import Event, Pressed
from engine.conversation.handouts.orders import KeepHandout
from engine.conversation.handouts.wording import HANDOUT, ready
from engine.conversation.resuming import beside
from engine.conversation.scene import Scene
from engine.conversation.state import State


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Take the tap; None for everything else. Whoever may not see a summary gets none."""
    if not isinstance(event, Pressed) or event.press.kind != HANDOUT or not scene.has_roles:
        return None
    one = scene.books.handout
    if one is None:
        return beside(state, scene, event.when, Note((say("There is nothing to count here yet."),)))
    kept = KeepHandout(one.id, one.handout)
    return beside(state, scene, event.when, *ready(one.id, one.handout), effects=(kept,))
