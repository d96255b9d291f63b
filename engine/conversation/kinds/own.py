"""Read and word what a text question holds by its own kind: a phone, a place, a quantity, a span of days."""

from collections.abc import Callable, Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Final

from engine.conversation.bubbles import Plain, Text, say
from engine.conversation.kinds import places
from engine.conversation.kinds.asked import Asked, Miss, Read, Value
from thai import writing
from thai.naming import asks, write_phone, write_place
from thai.places.finding import by_code
from thai.reading import KINDS
from thai.reading import read as read_thai

NAMES: Final = frozenset({"person", "unit"})

_STORED: Final[Mapping[str, Callable[[Mapping[str, object]], str]]] = {
    "phone": lambda found: str(found["e164"]),
    "national_id": lambda found: str(found["id"]),
    "quantity": lambda found: f"{found['value']} {found['unit']}",
    "date": lambda found: str(found["date"]),
    "month": lambda found: str(found["month"]),
    "time": lambda found: str(found["time"]),
    "date_range": lambda found: f"{found['start']}/{found['end'] or ''}",
    "yes_no": lambda found: "yes" if found["yes"] else "no",
}


def read(asked: Asked, kind: str, typed: str) -> Read | None:
    """Read a text by its question's own kind; None when the kind asks for nothing special."""
    if kind == "place":
        return places.read(typed, asked.filling.area)
    if kind in NAMES and not any(letter.isalpha() for letter in typed):
        return Miss(say("Please type the name in letters."))
    if kind == "person" and asks(typed):
        return Miss(say("That reads like a question. A name is asked for here."))
    if kind not in KINDS or kind not in _STORED:
        return None
    found = read_thai(kind, typed, asked.when.at.date())
    if found is None:
        return _missed(kind, asked.when.at.date())
    return Value(_STORED[kind](found), is_sure=not found.get("approx"))


def _missed(kind: str, today: date) -> Miss:
    """Say what reads as such a value, with an example."""
    if kind == "date":
        return Miss(say("That does not read as one day. For example {day}.", day=today))
    if kind == "month":
        month = writing.write_month(today.year, today.month)
        return Miss(say("That does not read as one month. For example {month}.", month=month))
    if kind == "date_range":
        span = _written_span(f"{today - timedelta(days=2)}/{today}")
        return Miss(say("That does not read as a first and a last day. For example {span}.", span=span))
    return _MISSES.get(kind, _MISS)


_MISS: Final = Miss(say("That cannot be read here. Please type it in another way."))
_MISSES: Final[Mapping[str, Miss]] = {
    "phone": Miss(say("That does not read as a phone number. For example 0812345678.")),
    "national_id": Miss(
        say("That does not read as a citizen number of 13 digits. Please look at the card once more.")
    ),
    "quantity": Miss(say("Please type a number with its unit, for example 250 kilograms.")),
    "time": Miss(say("That does not read as one time. For example 09.30.")),
}


def shown(kind: str, value: str) -> Text:
    """Word a stored value of an own kind; what is not one stays as it is."""
    if kind == "yes_no":
        return say("Yes") if value == "yes" else say("No")
    writer = _WRITTEN.get(kind)
    try:
        return Plain(writer(value)) if writer else Plain(value)
    except (ValueError, ArithmeticError):
        return Plain(value)


def _written_place(code: str) -> str:
    place = by_code(code)
    return write_place(place) if place else code


def _written_quantity(value: str) -> str:
    number, _, unit = value.partition(" ")
    return f"{writing.write_number(Decimal(number))} {unit}".strip()


def _written_span(value: str) -> str:
    start, _, end = value.partition("/")
    return writing.write_span(date.fromisoformat(start), date.fromisoformat(end) if end else None)


def _written_month(value: str) -> str:
    year, _, month = value.partition("-")
    return writing.write_month(int(year), int(month))


def _written_id(value: str) -> str:
    return f"{value[0]}-{value[1:5]}-{value[5:10]}-{value[10:12]}-{value[12:]}" if len(value) == 13 else value


_WRITTEN: Final[Mapping[str, Callable[[str], str]]] = {
    "place": _written_place,
    "phone": write_phone,
    "national_id": _written_id,
    "quantity": _written_quantity,
    "date_range": _written_span,
    "month": _written_month,
    "date": lambda value: writing.write_date(date.fromisoformat(value)),
    "time": lambda value: writing.write_time(time.fromisoformat(value)),
}
