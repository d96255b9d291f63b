"""Answer a chat without a person: guess a value, say it the way a person would, and see whether it was understood."""

from dataclasses import dataclass, replace
from typing import Final

from bot.chat.moves import Move, Typed
from bot.chat.talking import Talk
from bot.chat.ways import Asked, button, ways
from engine.forms import filling as forms
from engine.forms.form import Question
from engine.forms.guessing import guess

GUESSES: Final = 4
CONFIRMS: Final = 3
DEAD_ENDS: Final = 8


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chat that plays itself: the moves, and the chat after each.

    `put` is a value that no words could say; at a dead end no value fits, and the moves lead back.
    """

    moves: tuple[tuple[Move, Talk], ...]
    put: str = ""
    question: Question | None = None
    is_dead_end: bool = False

    @property
    def after(self) -> Talk | None:
        """Return the chat at the end of the step."""
        return self.moves[-1][1] if self.moves else None


def next_step(talk: Talk, dead_ends: int = 0) -> Step:
    """Do what comes next: answer the open question, or send what is filled in.

    After so many dead ends other answers are drawn, and the next one leads one question further back.
    """
    if talk.state.place == "review":
        return _tap(talk, "s")
    question = talk.filling.form.question(talk.state.asking) if talk.state.asking else None
    if question is None:
        return Step(())
    turns = range(dead_ends * GUESSES, (dead_ends + 1) * GUESSES)
    values = [value for turn in turns if (value := _guessed(talk, question, turn)) is not None]
    if not values:
        return _back(talk, dead_ends + 1)
    said = (_said(talk, question, value) for value in values)
    return next((step for step in said if step), None) or _put(talk, question, values[0])


def _guessed(talk: Talk, question: Question, turn: int) -> str | None:
    return guess(talk.form, question, talk.filling.draft.answers, talk.moment, talk.seed, turn=turn)


def _back(talk: Talk, times: int) -> Step:
    moves: list[tuple[Move, Talk]] = []
    for _ in range(times if times <= DEAD_ENDS else 0):
        back = button(talk.seen, "b")
        if back is None:
            break
        talk = talk.hears(back)
        moves.append((back, talk))
    return Step(tuple(moves), is_dead_end=True)


def _tap(talk: Talk, kind: str) -> Step:
    tapped = button(talk.seen, kind)
    return Step(((tapped, talk.hears(tapped)),)) if tapped else Step(())


def _asked(talk: Talk) -> Asked:
    return Asked(talk.form, talk.filling.draft.answers, talk.moment, talk.seed, talk.seen)


def _said(talk: Talk, question: Question, value: str) -> Step | None:
    """Return the first way of saying a value that is taken as it is meant, else the first that is taken at all."""
    taken: Step | None = None
    for move in ways(_asked(talk), question, value):
        step = _confirmed(talk, question, move)
        if step is None:
            continue
        got = step.after.filling.draft.answers.get(question.path, "") if step.after else ""
        if got == value:
            return step
        taken = taken or step
    return taken


def _confirmed(talk: Talk, question: Question, move: Move) -> Step | None:
    """Make a move; where the chat asks whether it is right, say that it is. None when the question stays open."""
    moves: list[tuple[Move, Talk]] = []
    for _ in range(CONFIRMS):
        after = talk.hears(move)
        moves.append((move, after))
        if after.state.asking != question.path or after.is_over:
            return Step(tuple(moves))
        again = button(after.seen, "t", 1) or button(after.seen, "t")
        if not after.state.is_held or again is None:
            return None
        talk, move = after, again
    return None


def _put(talk: Talk, question: Question, value: str) -> Step:
    """Put a value that no words of this chat give, and open the draft again behind it."""
    answers = talk.filling.draft.answers
    filled = forms.answered(talk.form, question, value, answers, talk.moment, talk.seed)
    after = replace(talk, count=talk.count + 1).reopened(filled)
    return Step(((Typed(value), after),), put=value, question=question)
