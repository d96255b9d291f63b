"""Ask for a number: people, money, areas, percents, years, or just a number."""

from decimal import Decimal, InvalidOperation

from engine.conversation.bubbles import Plain, Text, say
from engine.conversation.kinds.asked import Asked, Miss, Read, Value
from engine.forms.form import Question
from thai import writing
from thai.reading import read as read_thai

WAH_A_RAI = 400
YEAR = "fiscal_year"
_FOUND = ("people", "integer", "decimal", "baht", "fy_be", "percent")


def read(asked: Asked, typed: str) -> Read:
    """Read one number of the question's own kind."""
    question, kind = asked.question, asked.question.own.get("kind", "")
    found = _read(asked, kind, typed)
    if found is None:
        return Miss(say("That does not read as one number. For example {example}.", example=_example(kind)))
    is_sure = not found.get("approx")
    for key in _FOUND:
        if key in found:
            return _whole(question, str(found[key]), is_sure=is_sure)
    if "sq_wah" in found:
        return _whole(question, _rai(found["sq_wah"]), is_sure=is_sure)
    return Miss(say("Please type one number, not a range. For example {example}.", example=_example(kind)))


def _read(asked: Asked, kind: str, typed: str) -> dict[str, object] | None:
    today = asked.when.at.date()
    if kind == "count":
        return read_thai("count", typed, today) or read_thai("integer", typed, today)
    if kind == YEAR:
        return read_thai(YEAR, typed, today)
    bare = "integer" if asked.question.kind == "integer" else "decimal"
    if kind in {"money", "percent", "area"}:
        return read_thai(kind, typed, today) or read_thai(bare, typed, today)
    return read_thai(bare, typed, today)


def _rai(sq_wah: object) -> str:
    """Write square wah as rai, the unit that area questions are asked in."""
    return f"{Decimal(str(sq_wah)) / WAH_A_RAI:f}"


def _whole(question: Question, value: str, *, is_sure: bool) -> Read:
    if question.kind == "integer" and not value.lstrip("-").isdigit():
        return Miss(say("Please type a whole number, without satang or decimals."))
    return Value(value, is_sure)


def _example(kind: str) -> str:
    return {YEAR: "2560", "money": "12,500"}.get(kind, "12")


def shown(asked: Asked, value: str) -> Text:
    """Word a number with its commas and its unit; a year has none."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return Plain(value)
    written = value if asked.question.own.get("kind") == YEAR else writing.write_number(number)
    return Plain(f"{written} {asked.question.own.get('unit', '')}".strip())
