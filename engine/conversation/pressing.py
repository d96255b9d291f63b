"""Take a pressed button: act when it is live, explain when it is old, never do the wrong thing."""

from collections.abc import Callable
from dataclasses import replace

from engine.conversation import enquiries, presses, welcome
from engine.conversation.bubbles import Button, Note, Press, Text, say
from engine.conversation.calling import likening
from engine.conversation.effects import Drop, LetIn, Say, Turn
from engine.conversation.events import Pressed, When
from engine.conversation.evidence import album_rows, gathering, looking
from engine.conversation.evidence.albums import EMPTY
from engine.conversation.evidence.pieces import pieces_card
from engine.conversation.filling import answering, confirming, moving
from engine.conversation.filling.asking import question_at
from engine.conversation.filling.review import review
from engine.conversation.kinds import several
from engine.conversation.menu import doors, functions, paging
from engine.conversation.menu import groups as group_cards
from engine.conversation.menu import work as menus
from engine.conversation.practice import rehearsing
from engine.conversation.resuming import beside
from engine.conversation.rows import tables
from engine.conversation.scene import Filling, Scene
from engine.conversation.sent import changes
from engine.conversation.sheets import offering, previewing, receiving
from engine.conversation.state import State
from engine.forms import filling as forms
from engine.forms.form import MORE_ROWS

OF_A_QUESTION = frozenset("adgvktxwubihj") | {EMPTY}
OF_A_DRAFT = (
    OF_A_QUESTION | frozenset("espf") | {changes.ALL, changes.LEAVE} | presses.OF_FILLING | presses.OF_RIVALS
)


def pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    """Decide what a press means now."""
    press = event.press
    if press.kind == "y":
        return _consent(state, event, scene)
    if press.kind == "n":
        return _knock(state, press, scene)
    if not scene.has_roles:
        return doors.newcomer(state, scene, event.when, functions.pressed(press))
    if press.kind == "q":
        return enquiries.pressed(state, event, scene)
    if press.kind == "l":
        return _group(state, event, scene)
    if press.kind in looking.OF_LOOKING:
        return looking.pressed(state, event, scene) or old(state, scene)
    if press.kind == offering.TABLE:
        return offering.pressed(state, event, scene) or old(state, scene)
    if press.kind == previewing.BOOK:
        return receiving.pressed(state, event, scene) or old(state, scene)
    if press.kind in OF_A_DRAFT:
        return _of_draft(state, event, scene)
    return _of_list(state, event, scene)


def _consent(state: State, event: Pressed, scene: Scene) -> Turn:
    if state.place != "consent":
        return old(state, scene)
    return welcome.consented(state, scene, yes=event.press.index == 0)


def _knock(state: State, press: Press, scene: Scene) -> Turn:
    if scene.knocking is None:
        return Turn(state, (Say((Note((say("Somebody has decided this already."),)),)),))
    yes = press.index == 0
    words = (
        say("{name} is let in.", name=scene.knocking.name)
        if yes
        else say("{name} is not let in.", name=scene.knocking.name)
    )
    return Turn(state, (LetIn(scene.knocking.id, yes=yes), Say((Note((words,)),))))


def _of_list(state: State, event: Pressed, scene: Scene) -> Turn:
    press = event.press
    if press.kind == "m":
        return doors.choose(state, scene, event.when, functions.pressed(press))
    if name := paging.listed(press):
        return doors.choose(state, scene, event.when, name, press.index)
    if press.kind in {"o", "r", "c"} and scene.opening is not None:
        return _opened(state, scene.opening, event)
    if press.kind == "z" and press.nonce == state.nonce and not scene.sent_number:
        return menus.dropped(state, press.draft)
    return old(state, scene)


def _opened(state: State, opening: Filling, event: Pressed) -> Turn:
    """Open a form; what the group sent besides words stands above the first question."""
    turn = menus.opened(state, opening, event.when)
    if turn.state.place == "review":
        return turn
    beside = (pieces_card(opening.pieces),) if opening.pieces else ()
    above = (*album_rows.opened(opening, event.when), *beside)
    return replace(turn, effects=(Say(above), *turn.effects)) if above else turn


def _group(state: State, event: Pressed, scene: Scene) -> Turn:
    """Show one group of the office, or the next page of them."""
    if not event.press.draft:
        return beside(state, scene, event.when, group_cards.listed(scene, event.press.index))
    group = next((one for one in scene.groups if one.id == event.press.draft), None)
    if group is None:
        return old(state, scene)
    return beside(state, scene, event.when, group_cards.card(group, scene, event.when))


def _of_draft(state: State, event: Pressed, scene: Scene) -> Turn:
    filling, press = scene.filling, event.press
    if filling is None or press.draft != state.draft:
        return old(state, scene)
    if press.kind == "p":
        return pause(state, filling, event.when)
    if press.kind == "e":
        return _edit(state, filling, event)
    if press.nonce != state.nonce:
        return _older(state, filling, event)
    if press.kind == "s":
        return moving.finish(state, filling, event.when)
    if press.kind == "f":
        return start_over(state, filling, event)
    if press.kind == changes.ALL:
        return review(state, filling, event.when, is_whole=True)
    if press.kind == changes.LEAVE:
        return _left(state, filling)
    return _of_question(state, filling, event)


def _of_question(state: State, filling: Filling, event: Pressed) -> Turn:
    when, index = event.when, event.press.index
    gathered = gathering.pressed(state, filling, event)
    if gathered is not None:
        return gathered
    acts: dict[str, Callable[[], Turn]] = {
        "a": lambda: answering.chosen(state, filling, when, index),
        "d": lambda: answering.picked(state, filling, when, event.picked),
        "g": lambda: answering.turned(state, filling, when, index),
        "v": lambda: answering.chosen(state, filling, when, several.DONE),
        "k": lambda: answering.kept(state, filling, when),
        "t": lambda: confirming.confirmed(state, filling, when, index),
        "x": lambda: answering.skipped(state, filling, when),
        "w": lambda: moving.explain(state, filling, when),
        "b": lambda: moving.back(state, filling, when),
        "i": lambda: _of_table(state, filling, event),
        presses.ALIKE: lambda: (
            likening.same(state, filling, event.press.step) or _older(state, filling, event)
        ),
        presses.APART: lambda: moving.finish(state, likening.apart(filling, event.press.step), when),
        "h": lambda: tables.entry(state, filling, when, index),
        "j": lambda: tables.take_out(
            state, filling, when, index, is_sure=event.press.step == tables.TAKE_OUT
        ),
    }
    return acts.get(event.press.kind, lambda: moving.go_on(state, filling, when))()


def _of_table(state: State, filling: Filling, event: Pressed) -> Turn:
    """Show a list from an entry on: the one being filled, or the one that the button stands for."""
    press, when = event.press, event.when
    if press.index == 0:
        return tables.listed(state, filling, when, state.asking)
    every, ordinal = tables.entries(filling, when), press.step - 1
    row = every[ordinal] if 0 <= ordinal < len(every) else ""
    return tables.listed(state, filling, when, row, press.index - 1)


def _edit(state: State, filling: Filling, event: Pressed) -> Turn:
    every, ordinal = tables.entries(filling, event.when), event.press.index - 1
    row = every[ordinal] if 0 <= ordinal < len(every) else ""
    question = question_at(filling, event.press.step, row, event.when)
    if question is None:
        return moving.go_on(state, filling, event.when)
    if question.kind == MORE_ROWS:
        return answering.one_more(state, filling, event.when, question)
    return moving.edit(state, filling, event.when, question, is_editing=True)


def _older(state: State, filling: Filling, event: Pressed) -> Turn:
    """Explain a button of an earlier card of the same draft, and show where we are."""
    words = say("That button belongs to an earlier message. Here is where we are.")
    question = moving.open_question(state, filling)
    if question is None:
        return moving.go_on(state, filling, event.when, (words,))
    return moving.ask_again(state, filling, question, event.when, words, is_miss=False)


def old(state: State, scene: Scene) -> Turn:
    """Explain a button whose draft is over."""
    if scene.sent_number:
        words = say(
            "This was sent already, number {number}. To change it type: fix it.", number=scene.sent_number
        )
    else:
        words = say("That button is from an earlier time and does nothing any more.")
    return Turn(state, (Say((Note((words,)), menus.menu_card(scene))),))


def pause(state: State, filling: Filling, when: When, *before: Text) -> Turn:
    """Put the draft aside; nothing is lost. Of a correction that changes nothing, or a mending, nothing is kept."""
    if filling.draft.is_practice:
        return rehearsing.paused(state)
    if changes.is_empty(filling, when) or filling.draft.amends:
        return _left(state, filling)
    words = say("Kept. You can go on at any time with: work to send.")
    nonce = state.nonce + 1
    quick = (
        Button(say("Go on"), Press("r", filling.draft.id)),
        Button(say("Throw it away"), Press("z", filling.draft.id, nonce=nonce)),
        Button(say("What I owe"), Press("m", index=0)),
    )
    return Turn(state.at("idle", draft="", nonce=nonce), (Say((Note((*before, words), quick),)),))


def _left(state: State, filling: Filling) -> Turn:
    """Leave a sent report as it is."""
    number = filling.corrects.number if filling.corrects else ""
    words = say("It stays as it was sent, number {number}.", number=number)
    menu = Button(say("What I owe"), Press("m", index=0))
    after = state.at("idle", draft="", nonce=state.nonce + 1)
    return Turn(after, (Drop(filling.draft.id), Say((Note((words,), (menu,)),))))


def start_over(state: State, filling: Filling, event: Pressed) -> Turn:
    """Empty the draft and ask the first question."""
    answers = forms.start(filling.form, event.when.at, event.when.seed)
    empty = filling.draft.emptied(answers)
    return moving.go_on(state.at("asking", draft=empty.id), replace(filling, draft=empty), event.when)
