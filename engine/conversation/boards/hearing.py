"""Hear that it was somebody else who went in to the pages, and have that end."""

from engine.conversation.boards.orders import EndVisit
from engine.conversation.boards.wording import NOT_ME
from engine.conversation.bubbles import Note, say
from engine.conversation.effects import Turn
from engine.conversation.events import Event, Pressed
from engine.conversation.resuming import beside
from engine.conversation.scene import Scene
from engine.conversation.state import State


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Take the tap that says so, from whoever was told; None for everything else."""
    if not isinstance(event, Pressed) or event.press.kind != NOT_ME:
        return None
    words = say("The page is closed now. If this happens again, please call your office.")
    return beside(state, scene, event.when, Note((words,)), effects=(EndVisit(event.press.draft),))
