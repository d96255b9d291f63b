"""Hear what somebody says to a draft that another one was first with: she is told, and chooses what her answers become."""

from dataclasses import replace

from engine.conversation import enquiries, pressing
from engine.conversation.effects import Drop, Turn
from engine.conversation.events import Event, Pressed, Typed
from engine.conversation.menu import work as menus
from engine.conversation.scene import Filling, Scene
from engine.conversation.sent.overtaken import DROP, OWN, told
from engine.conversation.state import State


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Answer what is meant for a draft that somebody else has overtaken; None for everything else."""
    if not scene.has_roles or not isinstance(event, (Typed, Pressed)):
        return None
    if isinstance(event, Pressed) and event.press.kind == OWN:
        return _chosen(state, event, scene)
    filling = scene.filling or _resumed(event, scene)
    if filling is None or filling.taken is None or enquiries.is_writing(state, event.when):
        return None
    if isinstance(event, Pressed) and event.press.draft != filling.draft.id:
        return None
    return told(state, filling, event.when)


def _chosen(state: State, event: Pressed, scene: Scene) -> Turn:
    """Go on with her answers as a correction of what was sent, or drop them."""
    opening, draft = scene.opening, event.press.draft
    if opening is None:
        return pressing.old(state, scene)
    if event.press.index == DROP:
        return menus.dropped(state, draft)
    turn = menus.opened(state, opening, event.when)
    return replace(turn, effects=(Drop(draft), *turn.effects))


def _resumed(event: Typed | Pressed, scene: Scene) -> Filling | None:
    """Return the draft that a button goes on with."""
    return scene.opening if isinstance(event, Pressed) and event.press.kind == "r" else None
