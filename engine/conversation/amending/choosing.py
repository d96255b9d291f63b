"""Mend one answer for its sender: choose it by its number or its name, say why, then give it as any answer is given."""

from dataclasses import replace

from engine.conversation.amending.noun import marks, may_be_mended
from engine.conversation.bubbles import Button, Card, Note, Plain, Press, Row, Text, say
from engine.conversation.effects import Say, Turn
from engine.conversation.events import Pressed, Typed, When
from engine.conversation.filling import moving
from engine.conversation.resuming import back_to, beside
from engine.conversation.reviewing import showing
from engine.conversation.reviewing.lines import Line, at_most, lines, named, numbered, paged
from engine.conversation.reviewing.orders import Because
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

LONGEST = 500


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
    writing = replace(back_to(state, scene), place="slip", about=_about(case), picked=(), answered_ms=when.ms)
    return Turn(writing, (Say((which_card(case, when, page),)),))


def typed(state: State, event: Typed, case: Case, scene: Scene) -> Turn:
    """Take what was typed: the number or name of an answer, or why it is mended."""
    if not case.can_amend or case.newer:
        return _moved(state, case, scene, event.when)
    if not state.picked:
        found = named(lines(case.filling, event.when), event.text)
        if found is None:
            words = say("Which answer is it? Type its number or its name.")
            return Turn(state, (Say((Note((words,), (stop(),)),)),))
        return _ask_why(state, case, found, event.when)
    words_ = " ".join(event.text.split())
    if not words_ or len(words_) > LONGEST:
        return Turn(state, (Say((Note((say("Please say in one short message why."),), (stop(),)),)),))
    return _opened(state, case, scene, event.when, Because("", words_, event.message_id))


def which_card(case: Case, when: When, page: int) -> Card:
    """List the answers that may be mended, each under the number that it has on the card of the report."""
    every = tuple(enumerate(lines(case.filling, when), 1))
    found = tuple((number, one) for number, one in every if may_be_mended(case.filling.form, one.path))
    made, step = paged(found), _step(case)
    page = at_most(page, made)
    rows = tuple(
        Row(
            numbered(number, one),
            one.value,
            Button(say("This one"), Press(AMEND_LINE, case.report, step, index=number - 1), "link"),
        )
        for number, one in made[page]
    )
    left = sum(len(one) for one in made[page + 1 :])
    more = Button(say("See further answers"), Press(AMEND, case.report, step, index=page + 1))
    remarks: tuple[Text, ...] = (say("Tap the answer, or type its number or its name."),)
    if len(found) < len(every):
        remarks += (say("Names, phones and pictures only the sender changes: send those back."),)
    return Card(
        title=say("Which answer do you mend?"),
        rows=rows,
        remarks=remarks,
        actions=(more,) if left > 0 else (),
        quick=(stop(),),
    )


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
    asking = replace(
        state, place="slip", about=_about(case), picked=(found.path,), answered_ms=when.ms
    )  # fmt: skip
    buttons = tuple(
        Button(words, Press(AMEND_WHY, case.report, _step(case), index=index))
        for index, words in enumerate(WHY_MENDED.values())
    )
    card = Card(
        title=say("Why is it mended?"),
        rows=(Row(found.name, found.value),),
        remarks=(say("Tap a reason, or type it. The sender reads it as it is."),),
        choices=buttons,
        quick=(stop(),),
    )
    return Turn(asking, (Say((card,)),))


def _opened(state: State, case: Case, scene: Scene, when: When, why: Because) -> Turn:
    """Ask exactly this question, what stands there in sight."""
    opening, path = scene.opening, state.picked[0]
    question = opening.form.question(path) if opening else None
    if opening is None or question is None:
        return _moved(state, case, scene, when)
    draft = replace(opening.draft, amends=marks(path, _step(case), why))
    at = back_to(state, scene).at("asking", draft=draft.id, nonce=state.nonce + 1, about="")
    turn = moving.edit(at, replace(opening, draft=draft), when, question, is_editing=True)
    told = Note((
        say("You mend one answer of {name}'s report.", name=Plain(case.sender)),
        say("Because: {reason}", reason=reason(why)),
    ))  # fmt: skip
    return replace(turn, effects=(Say((told,)), *turn.effects))


def _moved(state: State, case: Case, scene: Scene, when: When) -> Turn:
    return beside(state, scene, when, showing.moved(case), showing.card(case, when))


def _about(case: Case) -> str:
    return f"{AMEND}/{case.report}/{_step(case)}"


def _step(case: Case) -> int:
    return case.waiting.step if case.waiting else 0
