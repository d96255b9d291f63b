"""Guess one answer: think of values until one will do."""

from datetime import datetime
from itertools import islice
from typing import Final

from engine.forms import filling
from engine.forms.form import MORE_ROWS, NO, YES, Answers, Form, Question
from engine.forms.guessing.bounds import looked_for
from engine.forms.guessing.draws import Draws
from engine.forms.guessing.values import Asked, thought_of
from engine.forms.looks import look
from engine.forms.walking import place_of

TRIES: Final = 150
SKIPS_ONE_IN: Final = 6
ROWS_AT_MOST: Final = 3
READ: Final = "read"


def guess(
    form: Form, question: Question, answers: Answers, at: datetime, seed: str, *, turn: int = 0
) -> str | None:
    """Return an answer that will do, at times "" where none is required; None when nothing thought of does.

    Another turn draws other answers from the same seed.
    """
    draws = Draws(f"{seed}\n{turn}\n{question.path}")
    if question.kind == "note":
        return READ
    if question.kind == MORE_ROWS:
        return _more(question, draws)
    is_required = filling.is_required(form, question, answers, at, seed)
    if not is_required and draws.happens(SKIPS_ONE_IN):
        return ""
    for value in islice(thought_of(_asked(form, question, answers, at, seed, draws)), TRIES):
        if value and filling.check(form, question, value, answers, at, seed) is None:
            return value
    return None if is_required else ""


def _more(question: Question, draws: Draws) -> str:
    """Say yes to a first row mostly, and to few after it."""
    number = int(question.path.rpartition("[")[2].rstrip("]"))
    is_wanted = not draws.happens(4) if number == 1 else number <= ROWS_AT_MOST and draws.happens(2)
    return YES if is_wanted else NO


def _asked(form: Form, question: Question, answers: Answers, at: datetime, seed: str, draws: Draws) -> Asked:
    names = [one.name for one in filling.choices(form, question, answers, at, seed)]
    run = look(form, answers, at, seed)
    return Asked(question, names, looked_for(run, place_of(run, question), question.constraint), at, draws)
