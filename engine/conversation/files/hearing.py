"""Hear that a report is wanted as a file; what is being filled in stays open below."""

from engine.conversation.bubbles import Note, say
from engine.conversation.effects import Turn
from engine.conversation.events import Event, Pressed
from engine.conversation.files import wording
from engine.conversation.resuming import beside
from engine.conversation.scene import Scene
from engine.conversation.state import State


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Take the tap; None for everything else."""
    if not isinstance(event, Pressed) or event.press.kind != wording.FILES or scene.is_closed:
        return None
    one = scene.books.leaving
    if one is None:
        words = Note((say("That report is not there any more, or not for you to take as a file."),))
        return beside(state, scene, event.when, words, wording.listed(scene))
    return beside(state, scene, event.when, wording.card(one, event.when))
