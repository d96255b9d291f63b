"""Ask which group was meant, take the tap, and remember the name: next time it is not asked again."""

from dataclasses import replace
from typing import Final

from engine.conversation.bubbles import Button, Card, Note, Plain, Press, Row, say
from engine.conversation.effects import CallIt, Effect, Say, Turn
from engine.conversation.events import Event, Pressed, Typed
from engine.conversation.filling.opening import opened
from engine.conversation.scene import Filling, Owed, Scene, Which
from engine.conversation.state import State
from engine.units.asking import Question
from thai.naming import write_place
from thai.places.finding import by_code

CALLED: Final = "called"
"""Of several groups that a name may mean, this one."""

INSIDE: Final = "inside"
"""Of many groups that a name may mean, those in this place."""

REMEMBERED: Final = 1


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Ask which group is meant, or open the one that was tapped; None for everything else."""
    if not scene.has_roles:
        return None
    if isinstance(event, Typed) and scene.which is not None:
        return _asked(state, event.message_id, scene.which)
    if not isinstance(event, Pressed) or event.press.kind not in {CALLED, INSIDE}:
        return None
    if not state.calling or event.press.nonce != state.nonce:
        return None
    if event.press.kind == INSIDE:
        return _asked(state, state.calling, scene.which) if scene.which is not None else None
    if scene.opening is None:
        return None
    return _opened(state, scene.opening, event, scene)


def _opened(state: State, opening: Filling, event: Pressed, scene: Scene) -> Turn:
    """Open the report of the group that was meant; of several groups, that is what the name means from now on."""
    is_told = event.press.index == REMEMBERED
    unit = next((one.unit for one in scene.owed if is_told and one.id == event.press.draft), "")
    kept = (Note((say("What you were filling in is kept."),)),) if scene.filling is not None else ()
    turn = opened(replace(state, calling=""), opening, event.when)
    remembered: tuple[Effect, ...] = (CallIt(unit, state.calling),) if unit else ()
    said: tuple[Effect, ...] = (Say(kept),) if kept else ()
    return replace(turn, effects=(*remembered, *said, *turn.effects))


def _asked(state: State, message_id: str, which: Which) -> Turn:
    """Show what may be meant; of what was typed only the message's id is remembered."""
    asking = replace(state, calling=message_id, nonce=state.nonce + 1)
    card = _where(asking, which.question) if which.question is not None else _which(asking, which.owed)
    return Turn(asking, (Say((card,)),))


def _which(state: State, owed: tuple[Owed, ...]) -> Card:
    index = REMEMBERED if len({one.unit for one in owed}) > 1 else 0
    rows = tuple(
        Row(
            say("{about} · {duty}", about=Plain(one.about), duty=Plain(one.duty)),
            None,
            Button(say("This one"), Press(CALLED, one.id, 0, state.nonce, index)),
        )
        for one in owed
    )
    return Card(title=say("Which one do you mean?"), rows=rows)


def _where(state: State, question: Question) -> Card:
    """Ask where the group is; what is not offered is typed with the name."""
    rows = tuple(
        Row(
            Plain(_place(option.key)),
            say("{count} groups", count=len(option.units)),
            Button(say("This one"), Press(INSIDE, option.key, 0, state.nonce)),
        )
        for option in question.options
    )
    remark = say("Or type the group with its tambon, for example: vegetable group, Rim Tai.")
    return Card(title=say("Many groups read like that. Where is it?"), rows=rows, remarks=(remark,))


def _place(code: str) -> str:
    place = by_code(code[:6])
    village = f" · {int(code[6:])}" if len(code) > 6 else ""
    return f"{write_place(place) if place else code}{village}"
