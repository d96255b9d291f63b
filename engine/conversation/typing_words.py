"""Take a typed text: a word that works everywhere, an answer to the open question, or a wish."""

from collections.abc import Callable
from dataclasses import replace

from engine.conversation import enquiries, pressing, welcome
from engine.conversation.bubbles import Button, Note, Press, Text, say
from engine.conversation.effects import Say, Turn
from engine.conversation.events import Typed
from engine.conversation.evidence import gathering
from engine.conversation.filling import all_but, answering, leaving, moving
from engine.conversation.filling.review import review
from engine.conversation.filling.sections import askable
from engine.conversation.kinds import several
from engine.conversation.menu import doors, functions
from engine.conversation.menu import work as menus
from engine.conversation.resuming import back_to
from engine.conversation.rows import tables
from engine.conversation.scene import Filling, Scene
from engine.conversation.state import State
from engine.conversation.wording import label
from engine.forms.form import MORE_ROWS
from thai import choices
from thai.listing import wish

LONGEST = 2_000
MORE_THAN_A_NAME = 10
# "That is all", said where one more entry is asked for, is a no: read as an answer it would be a yes.
NO_MORE = 1


def typed(state: State, event: Typed, scene: Scene) -> Turn:
    """Decide what a typed text means here."""
    if not scene.has_roles or scene.invitation is not None or state.place in {"consent", "name", "waiting"}:
        return _arriving(state, event, scene)
    word = scene.words.match(event.text) if len(event.text) <= LONGEST else None
    if enquiries.is_writing(state, event.when):
        return _writing(state, event, scene, word)
    state = back_to(state, scene)
    if scene.filling is None:
        return _idle(state, event, scene, word)
    if state.place == "review":
        return _at_review(state, event, scene, scene.filling, word)
    return _asking(state, event, scene, scene.filling, word)


def _arriving(state: State, event: Typed, scene: Scene) -> Turn:
    """Take what a newcomer types; before a code is accepted a few words of the menu work too."""
    is_free = state.place in {"new", "idle"} and not scene.has_roles and scene.invitation is None
    word = scene.words.match(event.text) if is_free else None
    if word in {"help", "privacy"} or (word == "sent" and scene.sent):
        return doors.newcomer(state, scene, event.when, word)
    return welcome.typed(state, scene, event.when, event.text)


def _writing(state: State, event: Typed, scene: Scene, word: str | None) -> Turn:
    """Take the text for the office; only the very titles of the menu, and wanting to stop, mean something else."""
    function = functions.exactly(scene.words, event.text)
    if function:
        return doors.choose(state, scene, event.when, function)
    if word == "later":
        return enquiries.stop(state, scene, event.when)
    if word == "menu":
        return menus.menu(back_to(state, scene), scene)
    if state.place == "enquiring" and word in {"hello", "thanks"}:
        return enquiries.only_courtesy(state, scene, event.when, word)
    return enquiries.take(state, event, scene)


def _idle(state: State, event: Typed, scene: Scene, word: str | None) -> Turn:
    match word:
        case "start_over" | "send":
            return doors.choose(state, scene, event.when, "due")
        case "fix":
            return doors.choose(state, scene, event.when, "sent")
        case "menu" | "back" | "later" | "hello":
            return menus.menu(state, scene)
        case "thanks":
            return Turn(state, (Say((Note((say("You are welcome."),)),)),))
        case str() if word in functions.FUNCTIONS:
            return doors.choose(state, scene, event.when, word)
        case _:
            return menus.lost(state, scene)


def _elsewhere(state: State, event: Typed, scene: Scene, filling: Filling, word: str | None) -> Turn | None:
    """Answer the words that work in the middle of a form."""
    when = event.when
    answers: dict[str, Callable[[], Turn]] = {
        "menu": lambda: menus.menu(state, scene),
        "due": lambda: doors.choose(state, scene, when, "due"),
        "sent": lambda: doors.choose(state, scene, when, "sent"),
        "later": lambda: pressing.pause(state, filling, when),
        "rest": lambda: pressing.pause(state, filling, when),
        "start_over": lambda: _sure(state, filling),
        "back": lambda: moving.back(state, filling, when),
        "help": lambda: _help(state, event, scene, filling),
        "thanks": lambda: _politely(state, event, filling, say("You are welcome.")),
        "hello": lambda: _politely(state, event, filling, say("Go on from here.")),
    }
    if word in answers:
        return answers[word]()
    function = functions.exactly(scene.words, event.text)
    return doors.choose(state, scene, when, function) if function else None


def _asking(state: State, event: Typed, scene: Scene, filling: Filling, word: str | None) -> Turn:
    turn = _elsewhere(state, event, scene, filling, word)
    if turn is not None:
        return turn
    gathered = gathering.typed(state, event, filling, word)
    if gathered is not None:
        return gathered
    if word == "enough" and _is_one_more(state, filling):
        return answering.chosen(state, filling, event.when, NO_MORE)
    if word == "enough" and state.picked:
        return answering.chosen(state, filling, event.when, several.DONE)
    if word == "skip":
        return answering.skipped(state, filling, event.when)
    if word == "send":
        return leaving.enough(state, filling, event.when)
    if "[" in state.asking:
        turn = _of_entry(state, event, filling)
    else:
        turn = all_but.typed(state, filling, event.when, event.text, event.message_id)
    if turn is not None:
        return turn
    return answering.typed(state, filling, event.when, event.text, event.message_id)


def _is_one_more(state: State, filling: Filling) -> bool:
    """Say whether the open question is whether a list has one entry more."""
    question = moving.open_question(state, filling)
    return question is not None and question.kind == MORE_ROWS


def _at_review(state: State, event: Typed, scene: Scene, filling: Filling, word: str | None) -> Turn:
    if word in {"send", "yes"}:
        return moving.finish(state, filling, event.when)
    turn = _elsewhere(state, event, scene, filling, word)
    if turn is not None:
        return turn
    return (
        _of_entry(state, event, filling)
        or _edit_named(state, event, filling)
        or review(state, filling, event.when, (say("Tap Send, or the line to change. Nothing is sent yet."),))
    )


def _of_entry(state: State, event: Typed, filling: Filling) -> Turn | None:
    """Open or take out the entry of a list that the text names by its number."""
    wanted = wish(event.text)
    row = tables.named(filling, event.when, state.asking, wanted.number) if wanted else None
    if wanted is None or row is None:
        return None
    if wanted.act == "remove":
        return tables.take_out(state, filling, event.when, row, is_sure=False)
    return tables.entry(state, filling, event.when, row)


def _edit_named(state: State, event: Typed, filling: Filling) -> Turn | None:
    """Find the line that the text names, and ask it again."""
    options = [
        (question.path, question.own.get("short") or label(filling, question, event.when))
        for question in askable(filling, event.when)
        if "[" not in question.path
    ]
    path = choices.pick(event.text, options)
    named = next((words for one, words in options if one == path), "")
    if len(event.text.strip()) > len(named) + MORE_THAN_A_NAME:
        return None  # it says something about the answer, and asking for another one would take the next words for it
    question = filling.form.question(path) if path else None
    return moving.edit(state, filling, event.when, question, is_editing=True) if question else None


def _politely(state: State, event: Typed, filling: Filling, words: Text) -> Turn:
    """Answer a greeting or thanks, which are no answer to a question, and show again what is open."""
    question = moving.open_question(state, filling)
    if question is None:
        return moving.go_on(state, filling, event.when, (words,))
    return moving.ask_again(state, filling, question, event.when, words, is_miss=False)


def _help(state: State, event: Typed, scene: Scene, filling: Filling) -> Turn:
    question = moving.open_question(state, filling)
    if question is None:
        return Turn(state, (Say((menus.help_card(scene),)),))
    words = say("Answer the question by tapping or typing. Type: back, later, or: menu.")
    return moving.ask_again(state, filling, question, event.when, words, is_miss=False)


def _sure(state: State, filling: Filling) -> Turn:
    asking = replace(state, nonce=state.nonce + 1)
    quick = (
        Button(say("Yes, start over"), Press("f", filling.draft.id, 0, asking.nonce)),
        Button(say("No, go on"), Press("r", filling.draft.id)),
    )
    return Turn(asking, (Say((Note((say("Empty everything in this form and start over?"),), quick),)),))
