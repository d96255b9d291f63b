"""Go back to what was open before something else was looked at: the question of a form, its review card, or nothing."""

from collections.abc import Collection
from dataclasses import replace

from engine.conversation.bubbles import Bubble, say
from engine.conversation.effects import Effect, Say, Turn
from engine.conversation.events import When
from engine.conversation.filling import moving
from engine.conversation.scene import Filling, Scene
from engine.conversation.state import State

SLIP_WAITS_MS = 3_600_000


def back_to(state: State, scene: Scene) -> State:
    """Return to where the conversation stood before an enquiry was begun; a draft has waited untouched."""
    if state.place not in {"enquiring", "replying", "slip", "noting"}:
        return state
    if scene.filling is None:
        return state.at("idle", draft="", about="")
    place = "asking" if moving.open_question(state, scene.filling) else "review"
    return replace(state, place="asking" if place == "asking" else "review", about="")


def beside(state: State, scene: Scene, when: When, *shown: Bubble, effects: tuple[Effect, ...] = ()) -> Turn:
    """Show something, and below it again whatever is open: looking around never costs a place in a form."""
    state = back_to(state, scene)
    if scene.filling is None or not scene.has_roles:
        return Turn(state, (*effects, Say(shown)))
    again = _open(state, scene.filling, when)
    said = [bubble for effect in again.effects if isinstance(effect, Say) for bubble in effect.bubbles]
    others = (effect for effect in again.effects if not isinstance(effect, Say))
    return Turn(again.state, (*effects, *others, Say((*shown, *said))))


def go_on(state: State, filling: Filling, when: When) -> Turn:
    """Show again what is open in a form."""
    return _open(state, filling, when)


def _open(state: State, filling: Filling, when: When) -> Turn:
    question = moving.open_question(state, filling)
    if question is None:
        words = say("Tap Send, or the line to change. Nothing is sent yet.")
        return moving.go_on(state, filling, when, (words,) if state.place == "review" else ())
    return moving.ask_again(state, filling, question, when, say("Go on from here."), is_miss=False)


def is_slip(state: State, kinds: Collection[str], ms: int) -> bool:
    """Say whether the next words belong to a slip of one of these kinds: it waits an hour for them."""
    is_ours = state.place == "slip" and state.about.partition("/")[0] in kinds
    return is_ours and ms - state.answered_ms <= SLIP_WAITS_MS
