"""Hear what is about a group or about handing work over: a tap on its buttons, or the words that a slip waits for."""

from engine.conversation.bubbles import Note, say
from engine.conversation.council import deciding, handing, leading, posts, queueing
from engine.conversation.council.wording import (
    HAND,
    MANAGE,
    MOVE,
    MOVE_TO,
    NAME_SLIP,
    OF_COUNCIL,
    OF_SLIPS,
    PART,
    POST,
    QUEUE,
    RULE_SLIP,
)
from engine.conversation.effects import Turn
from engine.conversation.events import Event, Pressed, Typed
from engine.conversation.menu import functions
from engine.conversation.resuming import beside, is_slip
from engine.conversation.scene import Scene
from engine.conversation.staff import hearing as staff
from engine.conversation.staff.wording import OF_STAFF
from engine.conversation.state import State

# Somebody who walked away comes back to her own work, not to half a slip.
STEER = frozenset({"later", "menu"})


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Take what is about a group; None for everything else."""
    if not scene.has_roles:
        return None
    if isinstance(event, Pressed) and event.press.kind in OF_COUNCIL | OF_STAFF:
        return _pressed(state, event, scene)
    if isinstance(event, Typed) and is_waiting(state, event.when.ms):
        return _typed(state, event, scene)
    return None


def is_waiting(state: State, ms: int) -> bool:
    """Say whether the next words belong to a slip about a group."""
    return is_slip(state, OF_SLIPS, ms)


def _pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    press, council = event.press, scene.council
    if press.kind in OF_STAFF:
        return staff.pressed(state, event, scene)
    if press.kind == HAND:
        return handing.pressed(state, event, scene)
    if press.kind == QUEUE:
        return queueing.pressed(state, event, scene)
    if council is None:
        words = say("This group is not yours to look after, or not any more.")
        return beside(state, scene, event.when, Note((words,)))
    if press.kind == POST:
        return posts.pressed(state, event, scene, council)
    if not council.can_manage:
        words = say("Only the office can do that. Ask an officer and it is done.")
        return beside(state, scene, event.when, Note((words,)))
    return _of_office(state, event, scene)


def _of_office(state: State, event: Pressed, scene: Scene) -> Turn:
    council = scene.council
    if council is None:
        raise TypeError("a tap about a group without the group")
    match event.press.kind:
        case kind if kind == MANAGE:
            return beside(state, scene, event.when, leading.card(council))
        case kind if kind == MOVE:
            return beside(state, scene, event.when, leading.offices(council, event.press.index))
        case kind if kind == MOVE_TO:
            return leading.moved(state, event, scene, council)
        case kind if kind == PART:
            return leading.parted(state, event, scene, council)
    return deciding.pressed(state, event, scene, council)


def _typed(state: State, event: Typed, scene: Scene) -> Turn | None:
    is_steering = scene.words.match(event.text) in STEER or functions.exactly(scene.words, event.text)
    council, slip = scene.council, state.about.partition("/")[0]
    if is_steering or council is None:
        return None
    if slip == NAME_SLIP:
        return posts.typed(state, event, scene, council)
    if slip == RULE_SLIP:
        return deciding.typed(state, event, scene, council)
    return leading.typed(state, event, scene, council)
