"""Read and word what a text question holds by its own kind: a phone, a place, a quantity, a span of days."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from engine.conversation.bubbles import Plain, Text, say
from engine.conversation.kinds.asked import Asked, Miss, Offer, Read, Value
from thai import writing
from thai.naming import code_of, write_phone, write_place
from thai.places import finding as places
from thai.reading import KINDS
from thai.reading import read as read_thai

NAMES: Final = frozenset({"person", "unit"})
PERSONAL: Final = frozenset({"person", "phone", "national_id"})
OFFERED: Final = 8

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
        return _place(typed, asked.filling.area)
    if kind in NAMES and not any(letter.isalpha() for letter in typed):
        return Miss(say("Please type the name in letters."))
    if kind not in KINDS or kind not in _STORED:
        return None
    found = read_thai(kind, typed, asked.when.at.date())
    return Value(_STORED[kind](found), is_sure=not found.get("approx")) if found else _MISSES.get(kind, _MISS)


_MISS: Final = Miss(say("That cannot be read here. Please type it in another way."))
_MISSES: Final[Mapping[str, Miss]] = {
    "phone": Miss(say("That does not read as a phone number. For example 0812345678.")),
    "national_id": Miss(
        say("That does not read as a citizen number of 13 digits. Please look at the card once more.")
    ),
    "quantity": Miss(say("Please type a number with its unit, for example 250 kilograms.")),
    "time": Miss(say("That does not read as one time. For example 09.30, or tap the clock.")),
}


def _place(typed: str, area: str) -> Read:
    """Read a place; of several that fit, the one in the office's own area is meant."""
    found = places.find(typed)
    if isinstance(found, places.Several):
        found = _nearby(typed, area) or found
    if isinstance(found, places.Place):
        return Value(code_of(found))
    if found is not None and found.first:
        return Offer(tuple(code_of(place) for place in found.first[:OFFERED]), found.count)
    return Miss(
        say("No tambon or district reads like that. Type tambon and district, for example: Rim Tai Mae Rim.")
    )


def _nearby(typed: str, area: str) -> places.Place | places.Several | None:
    province = places.by_code(area[:2]) if area else None
    return places.find(f"{typed} {province.province.name}") if province else None


def shown(kind: str, value: str) -> Text:
    """Word a stored value of an own kind; what is not one stays as it is."""
    writer = _WRITTEN.get(kind)
    try:
        return Plain(writer(value)) if writer else Plain(value)
    except (ValueError, ArithmeticError):
        return Plain(value)


def _written_place(code: str) -> str:
    place = places.by_code(code)
    return write_place(place) if place else code


def _written_quantity(value: str) -> str:
    number, _, unit = value.partition(" ")
    return f"{writing.write_number(Decimal(number))} {unit}".strip()


def _written_span(value: str) -> str:
    start, _, end = value.partition("/")
    days = [writing.write_date(date.fromisoformat(one)) for one in (start, end) if one]
    return " - ".join(days) if end else f"{days[0]} -"


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
}
