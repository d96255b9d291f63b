"""Take a pressed button: act when it is live, explain when it is old, never do the wrong thing."""

from dataclasses import replace

from engine.conversation import answering, menus, welcome
from engine.conversation.bubbles import Button, Note, Press, say
from engine.conversation.effects import LetIn, Say, Turn
from engine.conversation.events import Pressed
from engine.conversation.review import review
from engine.conversation.scene import Filling, Scene
from engine.conversation.state import State

OF_A_QUESTION = frozenset("adktxwub")
OF_A_DRAFT = OF_A_QUESTION | frozenset("espf")


def pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    """Decide what a press means now."""
    press = event.press
    if press.kind == "y":
        return _consent(state, event, scene)
    if press.kind == "n":
        return _knock(state, press, scene)
    if not scene.has_roles:
        return welcome.typed(state, scene, event.when, "")
    if press.kind in OF_A_DRAFT:
        return _of_draft(state, event, scene)
    return _of_list(state, event, scene)


def _consent(state: State, event: Pressed, scene: Scene) -> Turn:
    if state.place != "consent":
        return _old(state, scene)
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
        return choose(state, scene, event, press.index)
    if press.kind in {"o", "r", "c"} and scene.opening is not None:
        return menus.opened(state, scene.opening, event.when)
    if press.kind == "z" and press.nonce == state.nonce and not scene.sent_number:
        return menus.dropped(state, press.draft)
    return _old(state, scene)


def choose(state: State, scene: Scene, event: Pressed, index: int) -> Turn:
    """Open one of the menu's three doors."""
    if index == 0:
        return menus.due_list(state, scene, event.when)
    if index == 1:
        return menus.sent_list(state, scene)
    return Turn(state, (Say((menus.help_card(scene),)),))


def _of_draft(state: State, event: Pressed, scene: Scene) -> Turn:
    filling, press = scene.filling, event.press
    if filling is None or press.draft != state.draft:
        return _old(state, scene)
    if press.kind == "p":
        return pause(state, filling)
    if press.kind == "e":
        return _edit(state, filling, event)
    if press.nonce != state.nonce:
        return _older(state, filling, event)
    if press.kind == "s":
        return answering.finish(state, filling, event.when)
    if press.kind == "f":
        return start_over(state, filling, event)
    return _of_question(state, filling, event)


def _of_question(state: State, filling: Filling, event: Pressed) -> Turn:
    when = event.when
    match event.press.kind:
        case "a":
            return answering.chosen(state, filling, when, event.press.index)
        case "d":
            return answering.picked_day(state, filling, when, event.day)
        case "k":
            return answering.kept(state, filling, when)
        case "t":
            return answering.confirmed(state, filling, when)
        case "x":
            return answering.skipped(state, filling, when)
        case "w":
            return answering.explain(state, filling, when)
        case "b":
            return answering.back(state, filling, when)
        case _:
            return answering.go_on(state, filling, when)


def _edit(state: State, filling: Filling, event: Pressed) -> Turn:
    question = answering.at_step(filling, event.press.step)
    if question is None:
        return answering.go_on(state, filling, event.when)
    return answering.edit(state, filling, event.when, question, is_editing=True)


def _older(state: State, filling: Filling, event: Pressed) -> Turn:
    """Explain a button of an earlier card of the same draft, and show where we are."""
    words = say("That button belongs to an earlier message. Here is where we are.")
    question = answering.open_question(state, filling)
    if question is None:
        return review(state, filling, event.when, (words,))
    return answering.ask_again(state, filling, question, event.when, words, is_miss=False)


def _old(state: State, scene: Scene) -> Turn:
    """Explain a button whose draft is over."""
    if scene.sent_number:
        words = say(
            "This was sent already, number {number}. To change it type: fix it.", number=scene.sent_number
        )
    else:
        words = say("That button is from an earlier time and does nothing any more.")
    return Turn(state, (Say((Note((words,)), menus.menu_card(scene))),))


def pause(state: State, filling: Filling) -> Turn:
    """Put the draft aside; nothing is lost."""
    words = say("Kept. You can go on at any time with: work to send.")
    nonce = state.nonce + 1
    quick = (
        Button(say("Go on"), Press("r", filling.draft.id)),
        Button(say("Throw it away"), Press("z", filling.draft.id, nonce=nonce)),
        Button(say("What I owe"), Press("m", index=0)),
    )
    return Turn(state.at("idle", draft="", nonce=nonce), (Say((Note((words,), quick),)),))


def start_over(state: State, filling: Filling, event: Pressed) -> Turn:
    """Empty the draft and ask the first question."""
    empty = replace(filling.draft, answers={}, raw={}, sources={}, accepted=())
    return answering.go_on(state.at("asking", draft=empty.id), replace(filling, draft=empty), event.when)
