"""Write an answer as a cell shows it; read again, it gives the same answer. What is personal is shown as far as it takes to know it."""

from datetime import date
from decimal import Decimal, InvalidOperation

from engine.conversation.bubbles import Plain
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked
from engine.page.fields import NUMBERS
from engine.page.masking import is_personal, mask
from engine.sheet.parts import Reading
from thai import writing


def text_of(asked: Asked, reading: Reading) -> str:
    """Return what a cell shows of the answer that stands now."""
    return written(asked, asked.filling.draft.answers.get(asked.question.path, ""), reading)


def written(asked: Asked, value: str, reading: Reading) -> str:
    """Return what a cell shows of a value."""
    if not value:
        return ""
    if is_personal(asked.question):
        return mask(asked.question, value)
    if asked.question.kind in NUMBERS:
        return _number(asked, value)
    if asked.question.kind == "acknowledge":
        return yes(reading)
    found = talk.shown(asked, value)
    return found.text if isinstance(found, Plain) else _day(value)


def yes(reading: Reading) -> str:
    """Return the word for yes."""
    return reading.words.words["yes"][0]


def standing(asked: Asked, reading: Reading) -> str:
    """Return what tells whether a cell is still as it was shown: its text, of a personal answer the answer itself."""
    value = asked.filling.draft.answers.get(asked.question.path, "")
    return value if is_personal(asked.question) else written(asked, value, reading)


def _number(asked: Asked, value: str) -> str:
    if asked.question.own.get("kind") == "fiscal_year":
        return value
    try:
        return writing.write_number(Decimal(value))
    except InvalidOperation:
        return value


def _day(value: str) -> str:
    try:
        return writing.write_date(date.fromisoformat(value[:10]))
    except ValueError:
        return value
