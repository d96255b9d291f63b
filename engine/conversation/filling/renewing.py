"""Take a draft over into a newer version of its form: answers stay, what has changed is asked again, one line says so.

Buttons of the older version mean its questions, so none of them acts on the newer one.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from engine.conversation.bubbles import Bubble, Note, Text, say
from engine.conversation.effects import Drop, Effect, Keep, Say, Send, Turn
from engine.conversation.events import Event, Pressed, Typed, When
from engine.conversation.filling.moving import go_on
from engine.conversation.scene import Filling, Renewed, Scene
from engine.conversation.state import State

UNTOLD: Final = -1
"""The draft was taken over, and the chat does not know it yet."""

OF_THE_FORM: Final = frozenset(
    {None, "send", "yes", "no", "skip", "back", "fix", "not_yet", "same", "restore"}
)
STILL_SURE: Final = frozenset("adkxtgvwp")
Decide = Callable[[State, Event, Scene], Turn]


def words(renewed: Renewed | None) -> tuple[Text, ...]:
    """Say in one line what has changed."""
    if renewed is None:
        return ()
    if renewed.again and renewed.lost:
        return (
            say(
                "The form has changed. Your answers are kept, {again} are asked again, {lost} are not needed any more.",
                again=renewed.again,
                lost=renewed.lost,
            ),
        )
    if renewed.again:
        return (
            say("The form has changed. Your answers are kept, {again} are asked again.", again=renewed.again),
        )
    if renewed.lost:
        return (
            say(
                "The form has changed. Your answers are kept, {lost} are not needed any more.",
                lost=renewed.lost,
            ),
        )
    return (say("The form has changed. All your answers are kept."),)


def entered(state: State, filling: Filling) -> Filling:
    """Return a draft whose earlier buttons are old from now on."""
    if filling.renewed is None and filling.draft.since != UNTOLD:
        return filling
    return replace(filling, draft=replace(filling.draft, since=state.nonce), renewed=None)


def is_due(state: State, event: Event, scene: Scene) -> bool:
    """Say whether the draft that is open was taken over since the last turn."""
    filling = scene.filling
    if filling is None or not scene.has_roles or state.place not in {"asking", "review"}:
        return False
    is_open = filling.renewed is not None or filling.draft.since == UNTOLD
    return is_open and isinstance(event, (Typed, Pressed))


def told(state: State, event: Event, scene: Scene, decide: Decide) -> Turn:
    """Decide the event on the newer version, if it means there what it meant; else show where the draft stands."""
    filling = scene.filling
    if filling is None:
        return decide(state, event, scene)
    lines, renewed = words(filling.renewed), filling.renewed
    filling = entered(state, filling)
    asking = renewed.asking if renewed else state.asking
    moved = replace(state, asking=asking, offers=(), picked=()) if asking != state.asking else state
    if _still_means(moved, event, scene):
        turn = decide(moved, event, replace(scene, filling=filling))
        return replace(turn, effects=_with(turn.effects, lines, filling))
    return go_on(state.at("asking", draft=filling.draft.id), filling, event.when, lines)


def is_older(event: Pressed, filling: Filling) -> bool:
    """Say whether a button was made for an older version of the form."""
    return bool(filling.draft.since) and event.press.nonce <= filling.draft.since


def shown_again(state: State, filling: Filling, when: When) -> Turn:
    """Explain a button of the older version, and show where the draft stands."""
    words = say("That button belongs to an earlier message. Here is where we are.")
    return go_on(state.at("asking", draft=filling.draft.id), filling, when, (words,))


def _still_means(state: State, event: Event, scene: Scene) -> bool:
    if isinstance(event, Pressed):
        if event.press.draft != state.draft:
            return True
        return event.press.kind == "p" or (bool(state.asking) and event.press.kind in STILL_SURE)
    if isinstance(event, Typed) and scene.words.match(event.text) in OF_THE_FORM:
        return bool(state.asking)
    return True


def _with(effects: tuple[Effect, ...], lines: tuple[Text, ...], filling: Filling) -> tuple[Effect, ...]:
    """Put the line above what is said, and see that the draft is kept as it now is."""
    is_kept = any(isinstance(one, (Keep, Send, Drop)) for one in effects)
    kept: tuple[Effect, ...] = () if is_kept else (Keep(filling.draft),)
    place = next((i for i, one in enumerate(effects) if isinstance(one, Say)), None)
    if not lines or place is None:
        return (*kept, *effects)
    said = effects[place]
    bubbles = said.bubbles if isinstance(said, Say) else ()
    above = Say(_above(lines, bubbles), isinstance(said, Say) and said.is_worth_a_push)
    return (*kept, *effects[:place], above, *effects[place + 1 :])


def _above(lines: tuple[Text, ...], bubbles: tuple[Bubble, ...]) -> tuple[Bubble, ...]:
    first = bubbles[0] if bubbles else None
    if isinstance(first, Note):
        return (replace(first, lines=(*lines, *first.lines)), *bubbles[1:])
    return (Note(lines), *bubbles)
