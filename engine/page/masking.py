"""Keep what is personal off a page: enough of an answer is shown to know it by, and it is typed anew to be changed."""

from dataclasses import replace
from typing import Final

from engine.conversation.scene import Filling
from engine.forms.form import Question, without_indexes
from engine.forms.kinds import PERSONAL
from thai.text import clip

DOTS: Final = "••••"
FIRST: Final = 2
LAST: Final = 2
MANY: Final = 6


def is_personal(question: Question) -> bool:
    """Say whether an answer is about one person."""
    return question.own.get("kind") in PERSONAL


def mask(question: Question, value: str) -> str:
    """Return what may be seen of a personal answer: enough for its owner to tell one entry of a list from another."""
    match question.own.get("kind"):
        case "person":
            first = clip(value, graphemes=FIRST + 1)
            return first.rstrip("…") + DOTS if first != value else DOTS
        case "phone":
            return DOTS + value[-LAST:] if len(value) > MANY else DOTS
        case _:
            return DOTS


def masked(filling: Filling) -> Filling:
    """Return a filling to take words from: where a wording speaks of a personal answer, it has dots."""
    personal = {one.path: one for one in filling.form.questions if is_personal(one)}
    answers = filling.draft.answers
    found = ((path, value, personal.get(without_indexes(path))) for path, value in answers.items() if value)
    hidden = {path: mask(question, value) for path, value, question in found if question is not None}
    return (
        replace(filling, draft=replace(filling.draft, answers={**answers, **hidden})) if hidden else filling
    )
