"""Speak with somebody for the first time after the system was restored from a copy, once.

What she types then may answer a question that this copy has not asked yet; so words and buttons of a form are not taken as
answers: she sees what stands, and is asked what is missing. Everything else is done as always, with one line above it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from engine.conversation.bubbles import Bubble, Card, Note, Row, Text, say
from engine.conversation.effects import Effect, Say, Turn
from engine.conversation.events import Event, Placed, Pressed, PressedDead, Showed, Typed, When
from engine.conversation.filling import overview, renewing
from engine.conversation.filling.asking import upcoming
from engine.conversation.filling.moving import go_on
from engine.conversation.filling.review import lines
from engine.conversation.filling.sections import sections
from engine.conversation.resuming import beside
from engine.conversation.scene import Filling, Scene
from engine.conversation.state import State
from engine.obligations.calendar import in_bangkok

TOLD_FOR_MS: Final = 7 * 24 * 3_600_000
WRITING: Final = frozenset({"enquiring", "replying", "slip", "noting"})
ROWS: Final = 10
Decide = Callable[[State, Event, Scene], Turn]


def is_due(state: State, event: Event) -> bool:
    """Say whether somebody has not heard yet that the system was restored."""
    return bool(state.restored_from) and isinstance(event, (Typed, Pressed, PressedDead, Showed, Placed))


def told(state: State, event: Event, scene: Scene, decide: Decide) -> Turn:
    """Say what may be missing; take the event only where it cannot answer a question that was never asked here."""
    known = replace(state, restored_from=0, restored_at=0)
    if event.when.ms > state.restored_at + TOLD_FOR_MS:
        return decide(known, event, scene)
    words = _words(state)
    if scene.has_roles and _may_be_another_answer(state, event, scene):
        return _again(known, scene, event.when, words)
    turn = decide(known, event, scene)
    return replace(turn, effects=_with(turn.effects, words))


def _words(state: State) -> Text:
    since = in_bangkok(datetime.fromtimestamp(state.restored_from / 1000, UTC))
    return say(
        "We had to go back to a copy. What you sent after {time} may be missing. Please send it again.",
        time=since,
    )


def _may_be_another_answer(state: State, event: Event, scene: Scene) -> bool:
    if isinstance(event, Pressed):
        return scene.filling is not None and event.press.draft == scene.filling.draft.id
    return isinstance(event, Typed) and (scene.filling is not None or state.place in WRITING)


def _again(state: State, scene: Scene, when: When, words: Text) -> Turn:
    """Show what stands, and ask what is missing."""
    if scene.filling is None or state.place in WRITING:
        return beside(state, scene, when, Note((words,)))
    filling = renewing.entered(state, scene.filling)
    turn = go_on(state.at("asking", draft=filling.draft.id), filling, when)
    shown = _standing(state, filling, when) if upcoming(filling, when) else ()
    return replace(turn, effects=_with(turn.effects, words, *shown))


def _standing(state: State, filling: Filling, when: When) -> tuple[Card, ...]:
    """Show the answers that stand; of a long form how many of each section."""
    found = sections(filling, when)
    asked = [
        question for one in found for question in one.questions if overview.is_answered(filling, question)
    ]
    if len(asked) <= ROWS:
        rows = tuple(replace(row, button=None) for row in lines(state, filling, asked, when))
    else:
        rows = tuple(Row(one.title, overview.done(filling, one)) for one in found)
    return (Card(title=say("What we have of you"), rows=rows),) if asked else ()


def _with(effects: tuple[Effect, ...], words: Text, *shown: Bubble) -> tuple[Effect, ...]:
    """Put the line, and what stands, above what is said."""
    place = next((at for at, one in enumerate(effects) if isinstance(one, Say)), None)
    said = effects[place] if place is not None else Say(())
    bubbles = said.bubbles if isinstance(said, Say) else ()
    first = bubbles[0] if bubbles and not shown else None
    if isinstance(first, Note):
        above: tuple[Bubble, ...] = (replace(first, lines=(words, *first.lines)), *bubbles[1:])
    else:
        above = (Note((words,)), *shown, *bubbles)
    new = Say(above, isinstance(said, Say) and said.is_worth_a_push)
    return (*effects, new) if place is None else (*effects[:place], new, *effects[place + 1 :])
