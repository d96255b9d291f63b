"""Hear what makes something easier: a wish for a later day, its answer, and what an officer does with one round."""

from engine.conversation.bubbles import Note, Plain, say
from engine.conversation.concessions import easing, listing, postponing
from engine.conversation.concessions.orders import AnswerLater
from engine.conversation.concessions.seen import Leeway
from engine.conversation.concessions.wording import EASE, GRANT, LATER, OF_EASING, WHY
from engine.conversation.effects import Turn
from engine.conversation.events import Event, Pressed, Typed
from engine.conversation.menu import functions
from engine.conversation.resuming import beside, is_slip
from engine.conversation.scene import Scene
from engine.conversation.state import State

# Somebody who walked away comes back to her own work, not to half a slip.
OF_SLIPS = frozenset({EASE, LATER})
BUSY = frozenset({"asking", "review", "enquiring", "replying", "slip"})


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Take what is about making something easier; None for everything else."""
    if not scene.has_roles:
        return None
    if isinstance(event, Pressed) and event.press.kind in OF_EASING:
        return _pressed(state, event, scene)
    if isinstance(event, Typed) and is_waiting(state, event.when.ms):
        return _slip(state, event, scene)
    if isinstance(event, Typed) and state.place not in BUSY and (scene.leeway or Leeway()).postponing:
        return postponing.asked_for(state, event, scene)
    return None


def is_waiting(state: State, ms: int) -> bool:
    """Say whether the next words belong to a slip about making something easier."""
    return is_slip(state, OF_SLIPS, ms)


def _slip(state: State, event: Typed, scene: Scene) -> Turn | None:
    if scene.words.match(event.text) in {"later", "menu"} or functions.exactly(scene.words, event.text):
        return None
    if state.about.startswith(f"{LATER}/"):
        return postponing.typed(state, event, scene)
    return easing.typed(state, event, scene)


def _pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    kind = event.press.kind
    if kind == GRANT:
        return _answered(state, event, scene)
    if kind == LATER or (kind == WHY and state.about.startswith(f"{LATER}/")):
        return postponing.pressed(state, event, scene)
    return easing.pressed(state, event, scene)


def _answered(state: State, event: Pressed, scene: Scene) -> Turn:
    """Grant or refuse a later day; one that is past the printed day by now can only be refused."""
    wish = (scene.leeway or Leeway()).wish
    if wish is None or wish.id != event.press.draft:
        return beside(state, scene, event.when, Note((say("Somebody has answered this already."),)))
    yes = event.press.index == 0
    if yes and wish.is_too_late:
        return beside(state, scene, event.when, listing.wish_card(wish))
    words = (
        say("{about} has until {day} now.", about=Plain(wish.about), day=wish.day)
        if yes
        else say("The old day stays. {about} is told.", about=Plain(wish.about))
    )
    return beside(state, scene, event.when, Note((words,)), effects=(AnswerLater(wish.id, yes=yes),))
