"""Hear a tap about the people of an office."""

from engine.conversation.effects import Turn
from engine.conversation.events import Pressed
from engine.conversation.resuming import beside
from engine.conversation.scene import Scene
from engine.conversation.staff import acting, listing, merging
from engine.conversation.staff.wording import ACT, MEMBER, WHOLE
from engine.conversation.state import State


def pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    """Take a tap; what is not this person's to see leads to the list, which says so."""
    staff, press, when = scene.staff, event.press, event.when
    if staff is None:
        return beside(state, scene, when, listing.card(None))
    if press.kind == ACT:
        return acting.pressed(state, event, scene, staff)
    if press.kind == WHOLE:
        return merging.pressed(state, event, scene, staff)
    if press.kind == MEMBER and staff.wanted is not None:
        return beside(state, scene, when, listing.member_card(staff, staff.wanted))
    return beside(state, scene, when, listing.card(staff, press.index))
