"""Hear what is said while a value waits: another value in its place, a no, a yes, or why it stands.

Whoever was asked for a reason and types a figure means the figure. Nothing here takes it: that is the way of every answer.
"""

from collections.abc import Iterator
from dataclasses import replace

from engine.conversation.bubbles import say
from engine.conversation.commanding import takes_any_words
from engine.conversation.effects import Turn
from engine.conversation.events import When
from engine.conversation.filling import confirming
from engine.conversation.filling.asking import asked_of
from engine.conversation.filling.judging import is_plain, judge
from engine.conversation.filling.moving import ask_again
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked, Miss, Value
from engine.conversation.scene import Filling
from engine.conversation.state import HELD, State
from engine.forms.form import Question
from thai.edits.reading import read as read_edits
from thai.reading import read as read_thai
from thai.reasons import begins_with_figure, is_nothing_to_add


def heard(
    state: State, filling: Filling, question: Question, when: When, text: str, source: str
) -> Turn | Value | None:
    """Return the turn of a yes, a no or a reason, or the value that stands instead; None for any other words."""
    asked = asked_of(state, filling, question, when)
    new = None if takes_any_words(question) or is_nothing_to_add(text) else _instead(asked, text)
    if state.asks_why:
        return _at_why(state, asked, new, text, source)
    if confirming.is_yes(text, when):
        return confirming.confirmed(state, filling, when, 0)
    if new is not None:
        return new if isinstance(talk.read(asked, text), Miss) else None
    return _typed_again(state, asked) if _is_no(asked, text) else None


def _at_why(state: State, asked: Asked, new: Value | None, text: str, source: str) -> Turn | Value:
    filling, question, when = asked.filling, asked.question, asked.when
    if new is not None:
        return _weighed(state, asked, new, text, source)
    if _is_no(asked, text) and not is_nothing_to_add(text):
        return _typed_again(state, asked)
    is_bare = is_nothing_to_add(text) or confirming.is_yes(text, when)
    return confirming.keep_held(
        state, filling, question, when, confirming.NOTHING_SAID if is_bare else (text, source)
    )


def _weighed(state: State, asked: Asked, new: Value, text: str, source: str) -> Turn | Value:
    """Have a figure confirmed that stands among other words: it may be part of the reason."""
    is_told = begins_with_figure(text) or isinstance(talk.read(asked, text), Miss)
    if is_told or not new.is_sure or judge(asked, new.value) is not None or not is_plain(asked, new.value):
        return new
    draft = asked.filling.draft.noted(HELD, asked.question.path, text, source)
    words = say("Read as {value}", value=talk.shown(asked, new.value))
    waiting = replace(asked.filling, draft=draft)
    return confirming.ask_if_unusual(state, waiting, asked.question, new.value, asked.when, words)


def _typed_again(state: State, asked: Asked) -> Turn:
    return ask_again(
        state, asked.filling, asked.question, asked.when, say("Please type the right one."), is_miss=False
    )


def _instead(asked: Asked, text: str) -> Value | None:
    """Return the value that a text puts in the place of the one that waits."""
    for said in _tellings(text):
        read = talk.read(asked, said)
        if isinstance(read, Value) and read.value != asked.filling.draft.held:
            return read
    return None


def _tellings(text: str) -> Iterator[str]:
    yield text
    for edit in read_edits(text):
        if edit.op == "set":
            yield from filter(None, (edit.new,) if edit.new else (edit.old, edit.about))


def _is_no(asked: Asked, text: str) -> bool:
    """Say whether a text only denies what was read, with or without saying it again."""
    answer = read_thai("yes_no", text, asked.when.at.date())
    if answer is not None:
        return answer["yes"] is False
    held = asked.filling.draft.held
    denied = (one.old for one in read_edits(text) if one.saying == "denied" and one.old and not one.new)
    return any(talk.read(asked, old) == Value(held) for old in denied)
