"""Read where something is: an official code as it stands, else the names, each distinct address once."""

from dataclasses import dataclass, field
from typing import Final

from engine.conversation.bubbles import Text, say
from thai.naming import write_place
from thai.places.columns import find_in_columns, is_as_written, village_in, village_of
from thai.places.finding import Place, Several, by_code
from thai.text import normalise

DIGITS: Final = {"country": 0, "region": 0, "province": 2, "district": 4, "subdistrict": 6, "village": 8}
LEVELS: Final = {2: "province", 4: "district", 6: "subdistrict", 8: "village"}
REMEMBERED: Final = 20_000
_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Address:
    """What a row says of a place, cell by cell."""

    dopa: str = ""
    text: str = ""
    tambon: str = ""
    district: str = ""
    province: str = ""
    village: str = ""

    @property
    def is_empty(self) -> bool:
        """Say whether the row says nothing of a place."""
        return not (self.dopa or self.text or self.tambon or self.district or self.province)


@dataclass(frozen=True, slots=True)
class Found:
    """A place by its code, and what it is officially called where the row writes it otherwise."""

    code: str
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Unclear:
    """Why a place cannot be told."""

    wrong: Text
    cure: Text


@dataclass(slots=True)
class Places:
    """The places of one roster; an address that was read is not read again."""

    _known: dict[Address, Found | Unclear] = field(default_factory=dict)
    read: int = 0

    def find(self, address: Address) -> Found | Unclear:
        """Return the place of a row, with its village where one is named."""
        code = "".join(normalise(address.dopa).split()).removesuffix(".0")
        if code:
            return _of_code(code)
        names = Address("", address.text, address.tambon, address.district, address.province)
        found = self._known.get(names)
        if found is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self.read += 1
            found = self._known[names] = _of_names(names)
        return _with_village(found, address) if isinstance(found, Found) else found


def deep_enough(code: str, level: str) -> bool:
    """Say whether a place is as small as a level wants it."""
    return len(code) >= DIGITS.get(level, 0)


def _of_code(code: str) -> Found | Unclear:
    cure = say("write the code with 2, 4, 6 or 8 digits, or leave it empty and write the names")
    is_code = code.isdecimal() and len(code) in LEVELS
    if not is_code or by_code(code[:6]) is None or code[6:] == "00":
        return Unclear(say("{code} is no code of a place", code=code[:20]), cure)
    return Found(code)


def _of_names(names: Address) -> Found | Unclear:
    # Beside a column for the tambon the words are those of a house and a street.
    words = "" if names.tambon else names.text
    told = find_in_columns(words, names.tambon, names.district, names.province)
    match told:
        case Place():
            return Found(told.code, "" if _is_as_written(names, told) else write_place(told))
        case Several():
            several = ", ".join(write_place(one) for one in told.first[:_SHOWN])
            wrong = say("{count} places are called so, such as {several}", count=told.count, several=several)
            return Unclear(wrong, say("write the tambon, district and province"))
        case None:
            written = " ".join(filter(None, (words, names.tambon, names.district, names.province)))
            wrong = say("no place is called {name}", name=written[:80] or "-")
            return Unclear(wrong, say("write the official names of tambon, district and province"))


def _is_as_written(names: Address, place: Place) -> bool:
    named = (
        (names.tambon, place.subdistrict),
        (names.district, place.district),
        (names.province, place.province),
    )
    return all(not typed or (one is not None and is_as_written(typed, one.name)) for typed, one in named)


def _with_village(found: Found, address: Address) -> Found | Unclear:
    number = village_in(address.village) if address.village else village_of(address.text)
    if address.village and number is None:
        return Unclear(
            say("{number} is no number of a village", number=address.village[:20]),
            say("write a number from 1 to 99"),
        )
    if number is None or len(found.code) != DIGITS["subdistrict"]:
        return found
    return Found(f"{found.code}{number:02}", found.otherwise)
