"""Take a typed text: a word that works everywhere, an answer to the open question, or a wish."""

from collections.abc import Callable
from dataclasses import replace

from engine.conversation import answering, menus, pressing, welcome
from engine.conversation.asking import askable
from engine.conversation.bubbles import Button, Note, Press, say
from engine.conversation.effects import Say, Turn
from engine.conversation.events import Typed
from engine.conversation.review import review
from engine.conversation.scene import Filling, Scene
from engine.conversation.state import State
from engine.conversation.wording import label
from thai import choices

LONGEST = 2_000


def typed(state: State, event: Typed, scene: Scene) -> Turn:
    """Decide what a typed text means here."""
    if not scene.has_roles or scene.invitation is not None or state.place in {"consent", "name", "waiting"}:
        return welcome.typed(state, scene, event.when, event.text)
    word = scene.words.match(event.text) if len(event.text) <= LONGEST else None
    if scene.filling is None:
        return _idle(state, event, scene, word)
    if state.place == "review":
        return _at_review(state, event, scene, scene.filling, word)
    return _asking(state, event, scene, scene.filling, word)


def _idle(state: State, event: Typed, scene: Scene, word: str | None) -> Turn:
    match word:
        case "due" | "start_over" | "send":
            return menus.due_list(state, scene, event.when)
        case "sent" | "fix":
            return menus.sent_list(state, scene)
        case "help":
            return Turn(state, (Say((menus.help_card(scene),)),))
        case "menu" | "back" | "later" | "hello":
            return menus.menu(state, scene)
        case "thanks":
            return Turn(state, (Say((Note((say("You are welcome."),)),)),))
        case _:
            return menus.lost(state, scene)


def _elsewhere(state: State, event: Typed, scene: Scene, filling: Filling, word: str | None) -> Turn | None:
    """Answer the words that work in the middle of a form."""
    when = event.when
    answers: dict[str, Callable[[], Turn]] = {
        "menu": lambda: menus.menu(state, scene),
        "due": lambda: menus.due_list(state, scene, when),
        "sent": lambda: menus.sent_list(state, scene),
        "later": lambda: pressing.pause(state, filling),
        "start_over": lambda: _sure(state, filling),
        "back": lambda: answering.back(state, filling, when),
        "help": lambda: _help(state, event, scene, filling),
    }
    return answers[word]() if word in answers else None


def _asking(state: State, event: Typed, scene: Scene, filling: Filling, word: str | None) -> Turn:
    turn = _elsewhere(state, event, scene, filling, word)
    if turn is not None:
        return turn
    if word == "skip":
        return answering.skipped(state, filling, event.when)
    return answering.typed(state, filling, event.when, event.text, event.message_id)


def _at_review(state: State, event: Typed, scene: Scene, filling: Filling, word: str | None) -> Turn:
    if word in {"send", "yes"}:
        return answering.finish(state, filling, event.when)
    turn = _elsewhere(state, event, scene, filling, word)
    if turn is not None:
        return turn
    return _edit_named(state, event, filling) or review(
        state, filling, event.when, (say("Tap Send, or the line to change. Nothing is sent yet."),)
    )


def _edit_named(state: State, event: Typed, filling: Filling) -> Turn | None:
    """Find the line that the text names, and ask it again."""
    options = [
        (question.path, question.own.get("short") or label(filling, question, event.when))
        for question in askable(filling, event.when)
    ]
    path = choices.pick(event.text, options)
    question = filling.form.question(path) if path else None
    return answering.edit(state, filling, event.when, question, is_editing=True) if question else None


def _help(state: State, event: Typed, scene: Scene, filling: Filling) -> Turn:
    question = answering.open_question(state, filling)
    if question is None:
        return Turn(state, (Say((menus.help_card(scene),)),))
    words = say("Answer the question by tapping or typing. Type: back, later, or: menu.")
    return answering.ask_again(state, filling, question, event.when, words, is_miss=False)


def _sure(state: State, filling: Filling) -> Turn:
    asking = replace(state, nonce=state.nonce + 1)
    quick = (
        Button(say("Yes, start over"), Press("f", filling.draft.id, 0, asking.nonce)),
        Button(say("No, go on"), Press("r", filling.draft.id)),
    )
    return Turn(asking, (Say((Note((say("Empty everything in this form and start over?"),), quick),)),))
