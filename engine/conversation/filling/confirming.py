"""Have a surprising value confirmed before it is taken; what the form finds unusual wants a reason too."""

from dataclasses import replace

from engine.conversation.bubbles import Button, DateButton, Note, Press, Text, say
from engine.conversation.effects import Keep, Say, Turn
from engine.conversation.events import When
from engine.conversation.filling.asking import ask, step_of
from engine.conversation.filling.judging import doubt
from engine.conversation.filling.moving import go_on, go_on_with, open_question
from engine.conversation.filling.taking import with_answer
from engine.conversation.filling.undoing import settled, undoable
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked
from engine.conversation.scene import Filling
from engine.conversation.state import HELD, WHY, State
from engine.forms.form import Question
from thai.reading import read as read_thai

NO_REASON = 1
NOTHING_SAID = ("", "")
SURPRISING = "{why} If it is right tap the button, else type it again."
ABOUT = "Read as {value}, roughly. If that is the number to report tap the button, else type it again."


def confirmed(state: State, filling: Filling, when: When, index: int) -> Turn:
    """Take a surprising value that the person has said is right; what the form finds unusual wants a reason."""
    question = open_question(state, filling)
    value = filling.draft.held
    if question is None or not (state.is_held and value):
        return go_on(state, filling, when)
    if doubt(Asked(filling, question, when), value) is None:
        return keep_held(state, filling, question, when)
    if state.asks_why and index == NO_REASON:
        return keep_held(state, filling, question, when, NOTHING_SAID)
    return _ask_why(state, filling, question)


def _ask_why(state: State, filling: Filling, question: Question) -> Turn:
    asking = replace(state, asks_why=True, nonce=state.nonce + 1)
    press = Press("t", filling.draft.id, step_of(filling, question), asking.nonce, NO_REASON)
    quick = (Button(say("Nothing to add"), press), Button(say("Later"), replace(press, kind="p")))
    words = say("Why is it so this time? A few words for the officer who reads it.")
    return Turn(asking, (Say((Note((words,), quick),)),))


def keep_held(
    state: State, filling: Filling, question: Question, when: When, why: tuple[str, str] | None = None
) -> Turn:
    """Keep the value that waited, and go on."""
    filled = kept(filling, question, when, why)
    filled = undoable(filling.draft, filled) if state.is_editing else settled(filled)
    return go_on_with(state, filled, when)


def kept(filling: Filling, question: Question, when: When, why: tuple[str, str] | None = None) -> Filling:
    """Return the draft with the value that waited, the words it was read from, and why it stands."""
    raw, source = (
        words.get(HELD + question.path, "") for words in (filling.draft.raw, filling.draft.sources)
    )
    filled = with_answer(filling, question, filling.draft.held, raw, when, source)
    return filled if why is None else replace(filled, draft=filled.draft.noted(WHY, question.path, *why))


def again(state: State, filling: Filling, question: Question, when: When) -> Turn:
    """Ask once more whether the value that waits is right, as before."""
    held = filling.draft.held
    why = doubt(Asked(filling, question, when), held)
    if why is None:
        return ask_if_about(state, filling, question, held, when)
    return ask_if_unusual(state, filling, question, held, when, why)


def is_yes(text: str, when: When) -> bool:
    """Say whether a text only agrees."""
    answer = read_thai("yes_no", text, when.at.date())
    return answer is not None and answer["yes"] is True


def ask_if_unusual(
    state: State, filling: Filling, question: Question, value: str, when: When, why: Text
) -> Turn:
    """Show a value that the form or another report makes surprising, and have it confirmed or typed again."""
    return _ask(state, filling, question, value, when, say(SURPRISING, why=why))


def ask_if_about(state: State, filling: Filling, question: Question, value: str, when: When) -> Turn:
    """Show a value that was said roughly, and have it confirmed or typed again."""
    read = talk.shown(Asked(filling, question, when), value)
    return _ask(state, filling, question, value, when, say(ABOUT, value=read))


def _ask(state: State, filling: Filling, question: Question, value: str, when: When, words: Text) -> Turn:
    asked, note = ask(state, filling, question, when)
    read = talk.shown(Asked(filling, question, when), value)
    press = Press("t", filling.draft.id, note_step(note), asked.nonce)
    lines = (words,)
    right = Button(say("{value} is right", value=read), press)
    waiting = replace(filling.draft, held=value)
    return Turn(replace(asked, is_held=True), (Keep(waiting), Say((Note(lines, (right, *note.quick)),))))


def note_step(note: Note) -> int:
    """Return the question number that a question's quick replies carry."""
    return next((quick.press.step for quick in note.quick if isinstance(quick, Button | DateButton)), 0)
