"""Hear what is about groups that have not sent: their card, a call that is noted, reminders by hand, printed forms, invitations."""

from engine.conversation.bubbles import Note, say
from engine.conversation.chasing import inviting, noting, printing, prompting
from engine.conversation.chasing.wording import BLANK, CHASE, INVITE, OF_CHASING, PROMPT
from engine.conversation.effects import Turn
from engine.conversation.events import Event, Pressed, Typed
from engine.conversation.menu import functions
from engine.conversation.resuming import beside, is_slip
from engine.conversation.scene import Scene
from engine.conversation.state import State

# Somebody who walked away comes back to her own work, not to half a slip.
OF_SLIPS = frozenset({CHASE})


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Take what is about chasing; None for everything else."""
    if not scene.has_roles:
        return None
    if isinstance(event, Pressed) and event.press.kind in OF_CHASING:
        return _pressed(state, event, scene)
    if isinstance(event, Typed) and is_waiting(state, event.when.ms):
        is_steering = scene.words.match(event.text) in {"later", "menu"}
        if is_steering or functions.exactly(scene.words, event.text):
            return None
        return noting.typed(state, event, scene)
    return None


def is_waiting(state: State, ms: int) -> bool:
    """Say whether the next words belong to a slip about a contact."""
    return is_slip(state, OF_SLIPS, ms)


def _pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    if not scene.acts_for_office:
        mine = Note((say("That part of the menu is for the officers."),))
        return beside(state, scene, event.when, mine)
    if event.press.kind == PROMPT:
        return prompting.pressed(state, event, scene)
    if event.press.kind == BLANK:
        return printing.pressed(state, event, scene)
    if event.press.kind == INVITE:
        return inviting.pressed(state, event, scene)
    return noting.pressed(state, event, scene)
