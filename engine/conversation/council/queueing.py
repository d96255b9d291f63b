"""Let a registration wait where every seat of the quota is taken."""

from engine.conversation.bubbles import Button, Note, Press, say
from engine.conversation.council.orders import WaitForSeat
from engine.conversation.effects import Keep, Say, Turn
from engine.conversation.events import Pressed
from engine.conversation.resuming import beside
from engine.conversation.scene import Scene
from engine.conversation.state import State


def pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    """Keep the registration's place in the queue."""
    filling = scene.filling
    if filling is None or filling.draft.id != event.press.draft:
        words = say("That button is from an earlier time and does nothing any more.")
        return beside(state, scene, event.when, Note((words,)))
    words = say(
        "Your group waits for a place. When one becomes free we write to you. Everything you answered is kept."
    )
    idle = state.at("idle", draft="", nonce=state.nonce + 1)
    menu = Button(say("What I owe"), Press("m", index=0))
    effects = (Keep(filling.draft), WaitForSeat(filling.draft.id), Say((Note((words,), (menu,)),)))
    return Turn(idle, effects)
