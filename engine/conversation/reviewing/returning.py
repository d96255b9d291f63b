"""Send a report back for one answer: choose the answer by its number or its name, then say why. And ask its sender for it."""

from dataclasses import replace

from engine.conversation.bubbles import Button, Card, Note, Plain, Press, Row, Text, say
from engine.conversation.effects import Say, Turn
from engine.conversation.events import Pressed, Typed, When
from engine.conversation.filling import moving
from engine.conversation.menu import work as menus
from engine.conversation.resuming import beside
from engine.conversation.reviewing import picking, showing
from engine.conversation.reviewing.lines import line, lines, named
from engine.conversation.reviewing.orders import Because, SendBack
from engine.conversation.reviewing.picking import Errand
from engine.conversation.reviewing.seen import Case, Fix
from engine.conversation.reviewing.wording import (
    APPEAL,
    BACK,
    BECAUSE,
    FIX,
    FREQUENT,
    LINE,
    PASS_ON,
    frequent_at,
    reason,
)
from engine.conversation.scene import Scene
from engine.conversation.state import State

AGAIN = Errand(
    BACK, LINE, BECAUSE, say("Which answer is asked for again?"), say("Why is it asked for again?"), FREQUENT
)


def begin(state: State, case: Case, scene: Scene, when: When, page: int = 0) -> Turn:
    """Ask which answer is to be given again."""
    if case.waiting is None:
        return beside(state, scene, when, showing.moved(case), showing.card(case, when))
    return picking.began(state, AGAIN, case, scene, when, _which(case, when, page))


def chosen(state: State, event: Pressed, case: Case, scene: Scene) -> Turn:
    """Take the answer that was tapped, and ask why."""
    found = lines(case.filling, event.when)
    at = event.press.index
    if case.waiting is None or not 0 <= at < len(found):
        return beside(state, scene, event.when, showing.moved(case), showing.card(case, event.when))
    return picking.ask_why(state, AGAIN, case, found[at], event.when)


def typed(state: State, event: Typed, case: Case, scene: Scene) -> Turn:
    """Take what was typed: the number or name of an answer, or why it is asked for again."""
    if case.waiting is None or case.newer:
        return beside(state, scene, event.when, showing.moved(case), showing.card(case, event.when))
    if not state.picked:
        found = named(lines(case.filling, event.when), event.text)
        if found is None:
            return picking.which_again(state)
        return picking.ask_why(state, AGAIN, case, found, event.when)
    why = picking.because(event)
    return _sent_back(state, case, scene, event.when, why) if why else picking.why_again(state)


def because(state: State, event: Pressed, case: Case, scene: Scene) -> Turn:
    """Take a frequent reason that was tapped."""
    name = frequent_at(event.press.index)
    if case.waiting is None or not state.picked or not name:
        return beside(state, scene, event.when, showing.moved(case), showing.card(case, event.when))
    return _sent_back(state, case, scene, event.when, Because(name))


def asked_again(state: State, scene: Scene, fix: Fix, when: When) -> Turn | None:
    """Ask a sender exactly for the answer that came back, what stands there and why in sight."""
    opening = scene.opening
    if opening is None:
        return None
    question = opening.form.question(fix.field) if fix.field else None
    told = Note(tuple(_why(fix)))
    is_given = opening.was.get(fix.field, "") != opening.draft.answers.get(fix.field, "")
    if question is None or is_given:
        turn = menus.opened(state, opening, when)
    else:
        at = state.at("asking", draft=opening.draft.id, nonce=state.nonce + 1)
        turn = moving.edit(at, opening, when, question, is_editing=True)
    return replace(turn, effects=(Say((told,)), *turn.effects))


def fix_card(fix: Fix) -> Card:
    """Tell a sender what is asked for again, and why."""
    rows = (
        Row(say("What"), Plain(fix.title)),
        Row(say("For"), Plain(fix.about)),
        *((Row(fix.line, fix.old),) if fix.line else ()),
        *((Row(say("Because"), fix.because),) if fix.because else ()),
    )
    words = say("Correct this answer") if fix.field else say("See it and correct it")
    mend = (Button(words, Press(FIX, fix.report), "primary"),) if fix.can_mend else ()
    hand_on = (Button(say("Ask the group"), Press(PASS_ON, fix.report)),) if fix.can_pass_on else ()
    words = say("It is right as it is") if fix.field else say("Ask to look again")
    again = (Button(words, Press(APPEAL, fix.report)),) if fix.can_appeal else ()
    until = (
        (say("To be looked at again, ask by {day}.", day=fix.appeal_by),)
        if fix.appeal_by and fix.can_appeal
        else ()
    )
    title = say("One answer is asked for again") if fix.field else say("This came back")
    return Card(title=title, rows=rows, remarks=until, actions=(*mend, *hand_on, *again))


def _why(fix: Fix) -> list[Text]:
    said: list[Text] = [
        say("{name} asks for one answer again.", name=Plain(fix.by))
        if fix.field
        else say("{name} sent this back.", name=Plain(fix.by))
    ]
    return [*said, say("Because: {reason}", reason=fix.because)] if fix.because else said


def _which(case: Case, when: When, page: int) -> Card:
    every = tuple(enumerate(lines(case.filling, when), 1))
    return picking.which_card(AGAIN, case, every, page)


def _sent_back(state: State, case: Case, scene: Scene, when: When, why: Because) -> Turn:
    path = state.picked[0]
    found = line(case.filling, path, when)
    rows = (
        Row(say("What"), Plain(f"{case.filling.title} · {case.filling.subject}")),
        *((Row(found.name, found.value),) if found else ()),
        Row(say("Because"), reason(why)),
    )
    card = Card(
        title=say("It is sent back for this one answer."),
        rows=rows,
        remarks=(say("The sender is told now. The answer comes back to you."),),
    )
    order = SendBack(case.report, picking.step_of(case), path, why)
    return beside(state, scene, when, card, effects=(order,))
