"""Show what a repair has changed, old beside new, with the way back; or the few things that it may mean, to pick from."""

from dataclasses import replace

from engine.conversation import presses
from engine.conversation.bubbles import Bubble, Button, Card, Note, Phrase, Plain, Press, Row, Text, say
from engine.conversation.effects import Keep, Say, Turn
from engine.conversation.events import When
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked
from engine.conversation.repairing.found import Empty, Entry, Found, One, Open, Put, TakeOut, TakePicture
from engine.conversation.rows import tables
from engine.conversation.scene import Filling
from engine.conversation.sent import changes
from engine.conversation.state import State
from engine.conversation.wording import LANGUAGE
from engine.forms import rows
from engine.forms.form import Question

MOST = 6
READ_AS = "Read as {value}"


def with_difference(turn: Turn, before: Filling, when: When, lines: tuple[Row, ...] = ()) -> Turn:
    """Put the card of the difference above what comes next; nothing where nothing changed, or the card below shows it."""
    draft = next((one.draft for one in turn.effects if isinstance(one, Keep)), None)
    if draft is None or not draft.undo or (before.corrects is not None and turn.state.place == "review"):
        return turn
    changed = lines or changes.rows(changes.between(replace(before, draft=draft), before.draft.answers, when))
    if not changed:
        return turn
    card = Card(
        title=say("What was changed"),
        rows=changed[:MOST],
        actions=(Button(say("Take that back"), Press(presses.RESTORE, draft.id, 0, turn.state.nonce)),),
    )
    said = next(one for one in turn.effects if isinstance(one, Say))
    below = tuple(_without_echo(one) for one in said.bubbles)
    effects = tuple(replace(one, bubbles=(card, *below)) if one is said else one for one in turn.effects)
    return replace(turn, effects=effects)


def _without_echo(bubble: Bubble) -> Bubble:
    """Leave out how the words were read: the difference says it."""
    if isinstance(bubble, Note):
        return replace(bubble, lines=tuple(one for one in bubble.lines if not _is_echo(one)))
    return replace(bubble, warnings=tuple(one for one in bubble.warnings if not _is_echo(one)))


def _is_echo(words: Text) -> bool:
    return isinstance(words, Phrase) and words.msgid == READ_AS


def which(state: State, filling: Filling, ones: tuple[One, ...], when: When) -> Card:
    """Ask which of a few is meant, a button each."""
    draft = filling.draft.id
    buttons = (
        Button(say("This one"), Press(presses.MEND, draft, 0, state.nonce, at)) for at in range(len(ones))
    )
    lines = tuple(
        replace(row(filling, one, when), button=button) for one, button in zip(ones, buttons, strict=True)
    )
    return Card(
        title=say("Which one is meant?"), rows=lines, remarks=(say("Nothing is changed until you tap."),)
    )


def row(filling: Filling, one: Found, when: When) -> Row:
    """Word one thing that may be meant: what it is about, and what would become of it."""
    match one:
        case Put(question, _, value):
            arrow = say(
                "{before} → {after}",
                before=_now(filling, question, when),
                after=_as(filling, question, value, when),
            )
            return Row(changes.name(filling, question, when), arrow)
        case Open(question) | Empty(question):
            return Row(changes.name(filling, question, when), _now(filling, question, when))
        case TakeOut(path) | Entry(path):
            return entry_row(filling, path, when)
        case TakePicture(question, number):
            name = changes.name(filling, question, when)
            return Row(say("{name}, number {number}", name=name, number=number))
        case _:
            return Row(Plain(filling.title))


def entry_row(filling: Filling, path: str, when: When) -> Row:
    """Name an entry by its list and its number, and say what tells it from the others."""
    repeat = tables.repeat_of(filling, path)
    number = int(path.rpartition("[")[2].rstrip("]"))
    words = rows.summary(filling.form, path, LANGUAGE, filling.draft.answers, when.at, when.seed)
    name = say("{list}, entry {number}", list=tables.title(filling, repeat) if repeat else "", number=number)
    return Row(name, Plain(words))


def _now(filling: Filling, question: Question, when: When) -> Text:
    return _as(filling, question, filling.draft.answers.get(question.path, ""), when)


def _as(filling: Filling, question: Question, value: str, when: When) -> Text:
    return talk.shown(Asked(filling, question, when), value)
