"""Carry out what a wish to repair was found to mean, on the same path as any correction: read, judged, undoable."""

from dataclasses import replace

from engine.conversation.bubbles import Row, say
from engine.conversation.effects import Keep, Say, Turn
from engine.conversation.events import When
from engine.conversation.filling import answering, moving, undoing
from engine.conversation.filling.taking import with_answer
from engine.conversation.repairing import pictures
from engine.conversation.repairing.found import (
    Add,
    Already,
    Among,
    Back,
    Empty,
    Entry,
    Found,
    Open,
    Put,
    TakeOut,
    TakePicture,
)
from engine.conversation.repairing.telling import entry_row, row, which, with_difference
from engine.conversation.rows import tables
from engine.conversation.rows.pasting import paste
from engine.conversation.scene import Filling
from engine.conversation.state import State
from engine.forms import rows
from engine.forms.form import YES, Question
from engine.forms.walking import row_path

Wish = tuple[str, str]
"""The words of a wish, and the message that they came in."""


def applied(state: State, filling: Filling, found: Found, wish: Wish, when: When) -> Turn | None:
    """Return the turn that repairs; None when there is nothing to do."""
    match found:
        case Among(ones):
            return _asked(state, filling, found, wish, when) if ones else None
        case Put():
            return _put(state, filling, found, wish, when)
        case Open(question):
            return moving.edit(state, filling, when, question, is_editing=True)
        case Already(question):
            return _already(state, filling, question, when)
        case Entry(path):
            return tables.entry(state, filling, when, tables.entries(filling, when).index(path))
        case Back(is_again):
            return _back(state, filling, when, is_again=is_again)
        case TakeOut() | TakePicture() | Empty() | Add():
            return _changed(state, filling, found, wish, when)
        case _:
            return None


def picked(state: State, filling: Filling, found: Found | None, index: int, when: When) -> Turn | None:
    """Carry out the one of several that was tapped, with the words that were typed before."""
    if not isinstance(found, Among) or not 0 <= index < len(found.ones):
        return None
    wish = (filling.draft.wish.get("text", ""), filling.draft.wish.get("source", ""))
    return applied(state, filling, found.ones[index], wish, when)


def _asked(state: State, filling: Filling, found: Among, wish: Wish, when: When) -> Turn:
    asking = replace(state, nonce=state.nonce + 1)
    draft = replace(filling.draft, wish={"text": wish[0], "source": wish[1]})
    card = which(asking, filling, found.ones, when)
    return Turn(asking, (Keep(draft), Say((card,))))


def _already(state: State, filling: Filling, question: Question, when: When) -> Turn:
    line = row(filling, Open(question), when)
    words = say("{name} is {value} already.", name=line.label, value=line.value or "")
    return moving.go_on(state, filling, when, (words,))


def _put(state: State, filling: Filling, put: Put, wish: Wish, when: When) -> Turn:
    """Give the words to the question as if it had been asked again; what surprises is confirmed as always."""
    if put.question.path == state.asking:
        return answering.typed(state, filling, when, put.words, wish[1])
    asking = replace(state.fresh(is_held=False), place="asking", asking=put.question.path, is_editing=True)
    turn = answering.typed(asking, filling, when, put.words, wish[1])
    return with_difference(turn, filling, when)


def _changed(
    state: State, filling: Filling, found: TakeOut | TakePicture | Empty | Add, wish: Wish, when: When
) -> Turn | None:
    after, lines = _made(filling, found, wish, when)
    if after is None or after.draft == filling.draft:
        return None
    turn = moving.go_on_with(state, undoing.undoable(filling.draft, after), when)
    return with_difference(turn, filling, when, lines)


def _made(
    filling: Filling, found: TakeOut | TakePicture | Empty | Add, wish: Wish, when: When
) -> tuple[Filling | None, tuple[Row, ...]]:
    """Return the draft as it is to be, and the lines that say what is different."""
    match found:
        case TakeOut(path):
            line = entry_row(filling, path, when)
            gone = Row(line.label, say("{before} → taken out", before=line.value or line.label))
            return replace(filling, draft=tables.without(filling, path, when)), (gone,)
        case TakePicture(question, number):
            return pictures.without(filling, question, number, when), (pictures.row(filling, question, when),)
        case Empty(question):
            return with_answer(filling, question, "", wish[0], when, wish[1]), ()
        case Add(repeat, words):
            return _added(filling, repeat, words, wish, when)


def _added(
    filling: Filling, repeat: str, words: str, wish: Wish, when: When
) -> tuple[Filling | None, tuple[Row, ...]]:
    count = rows.count(filling.form, repeat, filling.draft.answers, when.at, when.seed)
    path = row_path(repeat, count + 1)
    if words:
        after = paste(filling, repeat, _bare_cells(filling, repeat, words), when, wish[1]).filling
    else:
        more = filling.form.question(path)
        if more is None:
            return None, ()
        after = with_answer(filling, more, YES, wish[0], when, wish[1])
    line = entry_row(after, path, when)
    return after, (Row(line.label, say("added: {entry}", entry=line.value or "") if words else say("added")),)


def _bare_cells(filling: Filling, repeat: str, words: str) -> str:
    """Leave out what the values of an entry are called: «Somsri, age 60» has two values."""
    names = (one.own.get("short", "") for one in filling.form.questions if one.path.startswith(f"{repeat}/"))
    for name in names:
        words = words.replace(f" {name} ", " ") if name else words
    return words


def _back(state: State, filling: Filling, when: When, *, is_again: bool) -> Turn | None:
    before = undoing.remade(filling) if is_again else undoing.restored(filling)
    if before is None:
        return None
    words = say("It is changed again.") if is_again else say("It is as it was before.")
    return moving.go_on_with(state, before, when, (words,))
