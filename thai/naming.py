"""Write places and phone numbers the way people here write them, and tell a name from a question."""

import re
from collections.abc import Sequence
from dataclasses import replace

from thai.places.finding import Place, by_code

BANGKOK = "10"
# Only words that no name holds: ไหม is silk, and people are called after it.
_ASKING = re.compile(r"ได้ไหม|มั้ย|มั๊ย|หรือเปล่า|รึเปล่า|หรือยัง|ยังไง|อย่างไร|ทำไม|อะไร|เท่าไร|เท่าไหร่|\?")


def asks(text: str) -> bool:
    """Say whether what was typed for a name asks something, and so names nobody."""
    return _ASKING.search(text) is not None


def write_place(place: Place) -> str:
    """Write tambon, district and province with their titles; Bangkok has its own."""
    tambon, amphoe, province = ("แขวง", "", "") if place.province.code == BANGKOK else ("ต.", "อ.", "จ.")
    named = ((tambon, place.subdistrict), (amphoe, place.district), (province, place.province))
    return " ".join(f"{title}{one.name.removeprefix(title)}" for title, one in named if one)


def write_lowest(place: Place, *, whole: bool = False) -> str:
    """Write the smallest unit that a place names, without what holds it; with all of that when `whole`."""
    return write_place(place) if whole else write_place(place).partition(" ")[0]


def names_of(place: Place) -> tuple[str, ...]:
    """Return what a place and the units that hold it are called, without titles, the largest first."""
    return tuple(
        one.name.removeprefix("เขต") for one in (place.province, place.district, place.subdistrict) if one
    )


def write_apart(code: str, others: Sequence[str]) -> str:
    """Write a place by what tells it from others of its name: its district and province, or its province alone."""
    place, rest = by_code(code), [found for one in others if one != code and (found := by_code(one))]
    if place is None:
        return code
    if place.subdistrict and place.district and _is_shared(place.subdistrict.name, place, rest):
        return write_place(replace(place, level="district", subdistrict=None))
    return write_place(place)


def _is_shared(name: str, place: Place, others: Sequence[Place]) -> bool:
    """Say whether all the others are subdistricts of this name, each in another district."""
    return all(
        one.subdistrict is not None and one.subdistrict.name == name and one.district != place.district
        for one in others
    )


def write_phone(e164: str) -> str:
    """Write a Thai number with its leading zero and dashes; a foreign one stays as it is."""
    digits = e164.removeprefix("+66")
    if digits == e164 or not digits.isdecimal():
        return e164
    local = "0" + digits
    head = 2 if local.startswith("02") else 3
    return f"{local[:head]}-{local[head : head + 3]}-{local[head + 3 :]}"
