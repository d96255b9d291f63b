"""Mend one answer for its sender: choose it by its number or its name, say why, then give it as any answer is given."""

from dataclasses import replace

from engine.conversation.amending.noun import marks, may_be_mended
from engine.conversation.bubbles import Card, Note, Plain, say
from engine.conversation.effects import Say, Turn
from engine.conversation.events import Pressed, Typed, When
from engine.conversation.filling import moving
from engine.conversation.resuming import back_to, beside
from engine.conversation.reviewing import picking, showing
from engine.conversation.reviewing.lines import Line, lines, named
from engine.conversation.reviewing.orders import Because
from engine.conversation.reviewing.picking import Errand
from engine.conversation.reviewing.seen import Case
from engine.conversation.reviewing.wording import (
    AMEND,
    AMEND_LINE,
    AMEND_WHY,
    WHY_MENDED,
    frequent_at,
    reason,
    stop,
)
from engine.conversation.scene import Scene
from engine.conversation.state import State

MENDS = Errand(
    AMEND, AMEND_LINE, AMEND_WHY, say("Which answer do you mend?"), say("Why is it mended?"), WHY_MENDED
)


def pressed(state: State, event: Pressed, case: Case, scene: Scene) -> Turn:
    """Take a tap on «mend it», on an answer, or on a reason."""
    if not case.can_amend:
        return _moved(state, case, scene, event.when)
    if event.press.kind == AMEND:
        return begin(state, case, scene, event.when, event.press.index)
    if event.press.kind == AMEND_LINE:
        return _chosen(state, event, case, scene)
    name = frequent_at(event.press.index, WHY_MENDED)
    if not state.picked or not name:
        return _moved(state, case, scene, event.when)
    return _opened(state, case, scene, event.when, Because(name))


def begin(state: State, case: Case, scene: Scene, when: When, page: int = 0) -> Turn:
    """Ask which answer is to be mended."""
    return picking.began(state, MENDS, case, scene, when, which_card(case, when, page))


def typed(state: State, event: Typed, case: Case, scene: Scene) -> Turn:
    """Take what was typed: the number or name of an answer, or why it is mended."""
    if not case.can_amend or case.newer:
        return _moved(state, case, scene, event.when)
    if not state.picked:
        found = named(lines(case.filling, event.when), event.text)
        if found is None:
            return picking.which_again(state)
        return _ask_why(state, case, found, event.when)
    why = picking.because(event)
    return _opened(state, case, scene, event.when, why) if why else picking.why_again(state)


def which_card(case: Case, when: When, page: int) -> Card:
    """List the answers that may be mended, each under the number that it has on the card of the report."""
    every = tuple(enumerate(lines(case.filling, when), 1))
    found = tuple((number, one) for number, one in every if may_be_mended(case.filling.form, one.path))
    only = say("Names, phones and pictures only the sender changes: send those back.")
    return picking.which_card(MENDS, case, found, page, *((only,) if len(found) < len(every) else ()))


def _chosen(state: State, event: Pressed, case: Case, scene: Scene) -> Turn:
    found = lines(case.filling, event.when)
    at = event.press.index
    if not 0 <= at < len(found):
        return _moved(state, case, scene, event.when)
    return _ask_why(state, case, found[at], event.when)


def _ask_why(state: State, case: Case, found: Line, when: When) -> Turn:
    """Ask why, unless it is an answer that only its sender may change."""
    if not may_be_mended(case.filling.form, found.path):
        words = say("Only the sender changes this one: send it back for it.")
        return Turn(state, (Say((Note((words,), (stop(),)),)),))
    return picking.ask_why(state, MENDS, case, found, when)


def _opened(state: State, case: Case, scene: Scene, when: When, why: Because) -> Turn:
    """Ask exactly this question, what stands there in sight."""
    opening, path = scene.opening, state.picked[0]
    question = opening.form.question(path) if opening else None
    if opening is None or question is None:
        return _moved(state, case, scene, when)
    draft = replace(opening.draft, amends=marks(path, picking.step_of(case), why))
    at = back_to(state, scene).at("asking", draft=draft.id, nonce=state.nonce + 1, about="")
    turn = moving.edit(at, replace(opening, draft=draft), when, question, is_editing=True)
    told = Note((
        say("You mend one answer of {name}'s report.", name=Plain(case.sender)),
        say("Because: {reason}", reason=reason(why)),
    ))  # fmt: skip
    return replace(turn, effects=(Say((told,)), *turn.effects))


def _moved(state: State, case: Case, scene: Scene, when: When) -> Turn:
    return beside(state, scene, when, showing.moved(case), showing.card(case, when))
