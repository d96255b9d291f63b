"""Hear what is about reminders: what is late, how somebody wants to be reminded, and who stands in."""

from engine.conversation.concessions.wording import WHY
from engine.conversation.effects import Turn
from engine.conversation.events import Event, Pressed, Typed
from engine.conversation.menu import functions
from engine.conversation.reminding import late, resting, settings
from engine.conversation.reminding.wording import (
    CALL_ME,
    DEPUTY,
    FIRST,
    LATE,
    OF_REMINDERS,
    SET,
    STAND,
    UNTIL,
)
from engine.conversation.resuming import is_slip
from engine.conversation.scene import Scene
from engine.conversation.state import State

# Somebody who walked away comes back to her own work, not to half a slip.
OF_SLIPS = frozenset({LATE, SET})
OF_RESTING = frozenset({UNTIL, FIRST, DEPUTY})


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Take what is about reminders; None for everything else."""
    if not scene.has_roles:
        return None
    if isinstance(event, Pressed) and is_ours(state, event):
        return _pressed(state, event, scene)
    if isinstance(event, Typed) and is_waiting(state, event.when.ms):
        return _slip(state, event, scene)
    return None


def is_ours(state: State, event: Pressed) -> bool:
    """Say whether a tap is about reminders; a frequent reason is, while it is asked for here."""
    is_reason = event.press.kind == WHY and state.about.startswith(f"{LATE}/")
    return event.press.kind in OF_REMINDERS or is_reason


def is_waiting(state: State, ms: int) -> bool:
    """Say whether the next words belong to a slip about reminders."""
    return is_slip(state, OF_SLIPS, ms)


def _slip(state: State, event: Typed, scene: Scene) -> Turn | None:
    if scene.words.match(event.text) in {"later", "menu"} or functions.exactly(scene.words, event.text):
        return None
    if state.about.startswith(f"{LATE}/"):
        return late.typed(state, event, scene)
    return resting.typed(state, event, scene)


def _pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    match event.press.kind:
        case kind if kind == CALL_ME:
            return late.called(state, event, scene)
        case kind if kind == STAND:
            return settings.answered(state, event, scene)
        case kind if kind == SET and event.press.index in OF_RESTING:
            return resting.pressed(state, event, scene)
        case kind if kind == SET:
            return settings.pressed(state, event, scene)
    return late.pressed(state, event, scene)
