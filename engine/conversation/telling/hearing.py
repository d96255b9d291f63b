"""Hear a free message: a report fills its draft, nothing done is the zero report, a plan and a question are answered as such.

Nothing is ever sent from here, and nothing that was told is passed over without a word.
"""

from dataclasses import replace
from typing import Final

from engine.conversation.bubbles import Button, Card, Note, Plain, Press, Row, Text, say
from engine.conversation.effects import Keep, Say, Turn
from engine.conversation.events import Event, Pressed, Typed, When
from engine.conversation.filling import moving, nothing
from engine.conversation.filling.renewing import entered, words
from engine.conversation.filling.undoing import undoable
from engine.conversation.menu import functions
from engine.conversation.scene import Filling, Owed, Scene
from engine.conversation.state import State
from engine.conversation.telling import again, showing
from engine.conversation.telling.drafting import Drafted, drafted
from engine.conversation.telling.told import Told
from thai.text import clip

TOLD: Final = "told"
"""Of several reports that a message may tell, this one."""

_LONGEST_NAME: Final = 60


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Take what a free message tells; None for everything else."""
    told = scene.told
    if told is None or not scene.has_roles or not isinstance(event, (Typed, Pressed)):
        return None
    when = event.when
    if told.which:
        return _which(state, told, when)
    if told.unknown:
        return _unknown(state, scene, told)
    if told.sent and not told.filled:
        return _with_open(state, scene, when, again.card(told.sent, (_due(),)))
    if told.filled:
        return (
            _nothing(state, told, when) if told.intent == "no_progress" else _report(state, scene, told, when)
        )
    return _aside(state, scene, told, when)


def _report(state: State, scene: Scene, told: Told, when: When) -> Turn | None:
    """Fill the first draft and go on with it; fill and keep the others."""
    made = [drafted(filling, one, told.text, when, told.source) for filling, one in told.filled]
    made = [one for one in made if one.taken or one.same or one.kept or one.refused]
    if not made:
        return None
    first, others = made[0], made[1:]
    turn = _gone_on(state, first.filling, when)
    beside = (*map(_beside, others), *map(again.row, told.sent))
    kept = scene.filling is not None and scene.filling.draft.id != first.filling.draft.id
    before: tuple[Note, ...] = (Note((say("What you were filling in is kept."),)),) if kept else ()
    card = showing.card(first, told.left, beside, when, turn.state.nonce)
    said = next(one for one in turn.effects if isinstance(one, Say))
    shown = Say((*before, card, *said.bubbles), said.is_worth_a_push)
    effects = tuple(shown if one is said else one for one in turn.effects)
    return replace(turn, effects=(*(Keep(one.filling.draft) for one in others), *effects))


def _gone_on(state: State, filling: Filling, when: When) -> Turn:
    changed: tuple[Text, ...] = words(filling.renewed)
    there = state.at("asking", draft=filling.draft.id) if state.draft != filling.draft.id else state
    return moving.go_on_with(there, entered(there, filling), when, changed)


def _beside(made: Drafted) -> Row:
    """Show a second report that the message told: it is filled in and kept."""
    name = Plain(f"{made.filling.title} · {made.filling.subject}")
    return Row(name, say("also told, {count} answers are kept", count=len(made.taken)), _resume(made.filling))


def _resume(filling: Filling) -> Button:
    return Button(say("Go on"), Press("r", filling.draft.id))


def _nothing(state: State, told: Told, when: When) -> Turn:
    """Answer that there was nothing; the review card is where it is confirmed and sent."""
    filling = told.filled[0][0]
    if filling.zero is None:
        return _gone_on(state, filling, when)
    filled = undoable(filling.draft, nothing.filled(filling, when))
    there = state.at("asking", draft=filling.draft.id) if state.draft != filling.draft.id else state
    return moving.go_on_with(there, filled, when, (nothing.words(filling.zero),))


def _which(state: State, told: Told, when: When) -> Turn:
    """Ask which of a few reports is meant; the message waits by its name, its words stay sealed where they came in."""
    del when
    asking = replace(state, telling=told.source, nonce=state.nonce + 1)
    rows = tuple(_option(one, asking.nonce) for one in told.which)
    if not told.unknown:
        return Turn(asking, (Say((Card(title=say("Which one do you mean?"), rows=rows),)),))
    name = Plain(clip(told.unknown, _LONGEST_NAME))
    title = say("The name {name} is not known here. Which group do you mean?", name=name)
    card = Card(
        title=title,
        rows=rows,
        remarks=(say("If it is another group, tell it again with its name."),),
        actions=(_ask(),),
    )
    return Turn(asking, (Say((card,)),))


def _option(owed: Owed, nonce: int) -> Row:
    label = say("{about} · {duty}", about=Plain(owed.about), duty=Plain(owed.duty))
    return Row(label, None, Button(say("This one"), Press(TOLD, owed.id, 0, nonce)))


def _unknown(state: State, scene: Scene, told: Told) -> Turn:
    """Say that the group is none of hers, and what can be done."""
    title = say(
        "{name} is not among the groups you report for.", name=Plain(clip(told.unknown, _LONGEST_NAME))
    )
    rows = tuple(Row(say("You speak for"), Plain(one)) for one in scene.speaks_for[:3])
    card = Card(title=title, rows=rows, actions=(_ask(), _due()))
    return Turn(state, (Say((card,)),))


def _aside(state: State, scene: Scene, told: Told, when: When) -> Turn | None:
    """Answer a plan or a question, and show again what is open; anything else is not for here."""
    if told.intent not in {"plan", "question"}:
        return None
    title = (
        say("That reads like a question. An officer can answer it.")
        if told.intent == "question"
        else say("That reads like a plan. Tell it when it is done, and it becomes a report.")
    )
    card = Card(title=title, actions=(_ask(),) if scene.filling is not None else (_ask(), _due()))
    return _with_open(state, scene, when, card)


def _with_open(state: State, scene: Scene, when: When, card: Card) -> Turn:
    """Show a card, and again below it what is open."""
    turn = _again(state, scene, when)
    if turn is None:
        return Turn(state, (Say((card,)),))
    effects = tuple(
        replace(one, bubbles=(card, *one.bubbles)) if isinstance(one, Say) else one for one in turn.effects
    )
    return replace(turn, effects=effects)


def _again(state: State, scene: Scene, when: When) -> Turn | None:
    filling = scene.filling
    question = moving.open_question(state, filling) if filling is not None else None
    if filling is None or question is None:
        return None
    return moving.ask_again(state, filling, question, when, say("Go on from here."), is_miss=False)


def _ask() -> Button:
    return Button(functions.title("ask"), functions.press("ask"))


def _due() -> Button:
    return Button(functions.title("due"), functions.press("due"))
