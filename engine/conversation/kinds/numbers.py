"""Ask for a number: people, money, areas, percents, years, or just a number."""

from decimal import Decimal, InvalidOperation
from typing import Final

from engine.conversation.bubbles import Plain, Text, say
from engine.conversation.kinds.asked import Asked, Miss, Read, Value
from engine.forms import zeros
from engine.forms.form import Question
from thai import writing
from thai.hedges import names_several
from thai.numbers.another_unit import is_in_another_unit
from thai.numbers.nothing import is_nothing
from thai.reading import read as read_thai

WAH_A_RAI = 400
YEAR = "fiscal_year"
KINDS: Final = frozenset({"area", "count", "decimal", YEAR, "households", "integer", "money", "percent"})
COUNTED: Final = frozenset({"area", "count", "households", "integer", "money"})
"""Kinds of which there can be none. A share, a year or a measurement that is none may as well be unknown."""

ONE_NUMBER = "Please type one number, not a range. For example {example}."
_FOUND = ("people", "integer", "decimal", "baht", "fy_be", "percent")


def read(asked: Asked, typed: str) -> Read:
    """Read one number of the question's own kind."""
    question, kind = asked.question, _kind(asked.question)
    if is_nothing(typed) and kind != YEAR:
        return _nothing(asked, kind)
    unit = question.own.get("unit", "")
    if is_in_another_unit(typed, unit) and not _is_land(asked, kind, typed):
        return Miss(
            say("This one asks for {unit}. For example {example}.", unit=unit, example=_example(kind))
        )
    found = _read(asked, kind, typed)
    if found is None:
        return _missed(asked, kind, typed)
    is_sure = not found.get("approx")
    for key in _FOUND:
        if key in found:
            return _whole(question, str(found[key]), is_sure=is_sure)
    if "sq_wah" in found:
        return _whole(question, _rai(found["sq_wah"]), is_sure=is_sure)
    return Miss(say(ONE_NUMBER, example=_example(kind)))


def _is_land(asked: Asked, kind: str, typed: str) -> bool:
    """Say whether a text tells land in a smaller measure than the one that is asked for."""
    return kind == "area" and read_thai("area", typed, asked.when.at.date()) is not None


def _kind(question: Question) -> str:
    """Return the question's own kind, else that of its type."""
    return question.own.get("kind", "") or question.kind


def _nothing(asked: Asked, kind: str) -> Read:
    """Read that there is none as the zero of the form; where none may mean that it is unknown, ask for the figure."""
    if kind not in COUNTED or asked.question.kind == "range":
        return Miss(say("If it is nothing at all, please type 0."))
    return Value(zeros.value(asked.filling.form, asked.question) or "0")


def _missed(asked: Asked, kind: str, typed: str) -> Miss:
    if kind != YEAR and _is_whole(asked.question) and read_thai("decimal", typed, asked.when.at.date()):
        return Miss(say("Please type a whole number, without satang or decimals."))
    if kind != YEAR and names_several(typed):
        return Miss(say(ONE_NUMBER, example=_example(kind)))
    return Miss(say("That does not read as one number. For example {example}.", example=_example(kind)))


def _read(asked: Asked, kind: str, typed: str) -> dict[str, object] | None:
    today = asked.when.at.date()
    if kind == YEAR:
        return read_thai(YEAR, typed, today)
    bare = "integer" if _is_whole(asked.question) else "decimal"
    if kind in {"count", "money", "percent", "area"}:
        return read_thai(kind, typed, today) or read_thai(bare, typed, today)
    return read_thai(bare, typed, today)


def _is_whole(question: Question) -> bool:
    return question.kind == "integer" or question.own.get("kind") in {"count", "households", "integer"}


def _rai(sq_wah: object) -> str:
    """Write square wah as rai, the unit that area questions are asked in."""
    return f"{Decimal(str(sq_wah)) / WAH_A_RAI:f}"


def _whole(question: Question, value: str, *, is_sure: bool) -> Read:
    if _is_whole(question) and not value.lstrip("-").isdigit():
        return Miss(say("Please type a whole number, without satang or decimals."))
    return Value(value, is_sure)


def _example(kind: str) -> str:
    return {YEAR: "2560", "money": "12,500", "percent": "40", "decimal": "1.5"}.get(kind, "12")


def shown(asked: Asked, value: str) -> Text:
    """Word a number with its commas and its unit; a year has none."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return Plain(value)
    unit = asked.question.own.get("unit", "")
    written = _written(_kind(asked.question), number, value)
    return Plain(f"{written}{unit}" if unit == "%" else f"{written} {unit}".strip())


def _written(kind: str, number: Decimal, value: str) -> str:
    """Write satang with both figures, and a year as it is."""
    if kind == YEAR:
        return value
    has_satang = kind == "money" and number != int(number)
    return f"{number:,.2f}" if has_satang else writing.write_number(number)
