"""Hear, in private, what an officer does with LINE groups."""

from engine.conversation.bubbles import Note, say
from engine.conversation.effects import Turn
from engine.conversation.events import Event, Pressed
from engine.conversation.resuming import beside
from engine.conversation.rooms import wording
from engine.conversation.rooms.orders import LendCode, UnbindRoom
from engine.conversation.rooms.wording import CHOOSE, CODE, ROOM, UNBIND
from engine.conversation.scene import Scene
from engine.conversation.state import State


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Take a tap about a LINE group; None for everything else."""
    if not isinstance(event, Pressed) or event.press.kind != ROOM or not scene.has_roles:
        return None
    rooms, press, when = scene.books.rooms, event.press, event.when
    if not scene.acts_for_office:
        return beside(state, scene, when, Note((say("That part of the menu is for the officers."),)))
    if press.index == CHOOSE:
        return beside(state, scene, when, wording.choices(rooms, press.step))
    if press.index == CODE and rooms.lent is not None:
        order = LendCode(rooms.lent.digits, rooms.lent.choice.scope)
        return beside(state, scene, when, wording.lent(rooms.lent), effects=(order,))
    if press.index == UNBIND and any(one.id == press.draft for one in rooms.bound):
        return beside(state, scene, when, wording.unbound(), effects=(UnbindRoom(press.draft),))
    return beside(state, scene, when, wording.card(rooms))
