"""Hear what is about filling in for somebody: who told it and how, the paper, and what she says to it."""

from engine.conversation.bubbles import say
from engine.conversation.chasing.known import known
from engine.conversation.chasing.wording import FOR_THEM, OBJECT, OF_RELAYING, PAPER
from engine.conversation.effects import Turn
from engine.conversation.events import Event, Pressed, Showed, Typed
from engine.conversation.menu import functions
from engine.conversation.pressing import old
from engine.conversation.relaying import asking, objecting
from engine.conversation.resuming import is_slip
from engine.conversation.scene import Scene
from engine.conversation.state import State

# Somebody who walked away comes back to her own work, not to half a slip.
OF_SLIPS = frozenset({FOR_THEM, OBJECT})


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Take what is about filling in for somebody; None for everything else."""
    if not scene.has_roles:
        return None
    if isinstance(event, Typed) and known(scene).number:
        return asking.numbered(state, event, scene)
    if _waits_for_paper(state, scene) and isinstance(event, (Showed, Typed)):
        return _paper(state, event, scene)
    if isinstance(event, Pressed) and event.press.kind in OF_RELAYING:
        return _pressed(state, event, scene)
    if isinstance(event, Typed) and is_waiting(state, event.when.ms):
        return _slip(state, event, scene)
    return None


def is_waiting(state: State, ms: int) -> bool:
    """Say whether the next words belong to a slip about filling in for somebody."""
    return is_slip(state, OF_SLIPS, ms)


def _waits_for_paper(state: State, scene: Scene) -> bool:
    is_here = state.place == "slip" and state.about == f"{PAPER}/{state.draft}"
    return is_here and scene.filling is not None


def _paper(state: State, event: Showed | Typed, scene: Scene) -> Turn | None:
    filling = scene.filling
    if filling is None:
        return None
    if isinstance(event, Showed):
        return asking.paper_shown(state, event, filling)
    word = scene.words.match(event.text)
    if word in {"later", "menu"} or functions.exactly(scene.words, event.text):
        return None
    if word in {"enough", "skip", "send", "yes", "no"}:
        return asking.paper_over(state, filling, event.when)
    # The first question was not shown yet: nothing that is typed now can be its answer.
    return asking.paper_over(state, filling, event.when, say("That was not used as an answer yet."))


def _slip(state: State, event: Typed, scene: Scene) -> Turn | None:
    if scene.words.match(event.text) in {"later", "menu"} or functions.exactly(scene.words, event.text):
        return None
    if state.about.startswith(f"{OBJECT}/"):
        return objecting.typed(state, event, scene)
    return asking.typed(state, event, scene)


def _pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    if event.press.kind == OBJECT:
        return objecting.pressed(state, event, scene)
    if event.press.kind == PAPER:
        if scene.filling is None or event.press.draft != state.draft:
            return old(state, scene)
        return asking.paper_over(state, scene.filling, event.when)
    return asking.pressed(state, event, scene)
