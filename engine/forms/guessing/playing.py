"""Play a form to its end with guessed answers."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from engine.forms import filling
from engine.forms.form import Answers, Form, Question
from engine.forms.guessing.guess import guess

LONGEST: Final = 3_000
ROUNDS: Final = 5


@dataclass(frozen=True, slots=True)
class Played:
    """A form that was played: what was answered in what order, and what would be submitted."""

    answered: tuple[tuple[str, str], ...]
    answers: Answers
    submission: Answers


@dataclass(frozen=True, slots=True)
class Stuck:
    """A form that could not be played on: where, and why."""

    question: Question
    why: str
    answers: Answers = field(default_factory=dict)


def play(form: Form, at: datetime, seed: str) -> Played | Stuck:
    """Answer what is asked until nothing is; where answers lead nowhere, begin again with others."""
    found: Played | Stuck = _play(form, at, seed, 0)
    for turn in range(1, ROUNDS):
        if isinstance(found, Played):
            return found
        found = _play(form, at, seed, turn)
    return found


def _play(form: Form, at: datetime, seed: str, turn: int) -> Played | Stuck:
    answers = filling.start(form, at, seed)
    answered: list[tuple[str, str]] = []
    for once_more in range(ROUNDS):
        while (question := filling.upcoming(form, answers, at, seed)) is not None:
            value = guess(form, question, answers, at, seed, turn=turn * ROUNDS + once_more)
            if value is None:
                return Stuck(question, "nothing thought of will do", answers)
            if len(answered) > LONGEST or answers.get(question.path) == value:
                return Stuck(question, "it is asked again and again", answers)
            answers = filling.answered(form, question, value, answers, at, seed)
            answered.append((question.path, value))
        wrong = filling.broken(form, answers, at, seed)
        if not wrong:
            return Played(tuple(answered), answers, filling.settle(form, answers, at, seed))
        for question, _ in wrong:
            answers = filling.unanswered(form, question, answers, at, seed)
    return Stuck(wrong[0][0], "another answer makes it wrong each time", answers)
