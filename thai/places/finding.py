"""Find the province, district or subdistrict that people name, the way they name it.

One unit, or several that fit, or none: a place is never guessed from half of a name.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import product

from thai.places import english
from thai.places.addresses import Address, address_of
from thai.places.gazetteer import LEVELS, Gazetteer, Level, gazetteer
from thai.places.matching import agreeing, fitting
from thai.places.mistyped import fitting_mistyped
from thai.text import bare

_SHOWN = 10
_LONGEST = 200
_PROVINCE = 2


@dataclass(frozen=True, slots=True)
class Named:
    """A unit's code and official name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """One official unit, with the units that hold it."""

    level: Level
    province: Named
    district: Named | None
    subdistrict: Named | None
    postcodes: tuple[str, ...]

    @property
    def code(self) -> str:
        """Return the unit's own code."""
        return (self.subdistrict or self.district or self.province).code


@dataclass(frozen=True, slots=True)
class Several:
    """How many units fit, and the first of them, the largest units first."""

    count: int
    by_level: dict[Level, int]
    first: tuple[Place, ...]
    codes: tuple[str, ...] = ()


def find(text: str) -> Place | Several | None:
    """Return the place that the text names, or the places that it may name."""
    if not text.strip() or len(text) > _LONGEST:
        return None
    lists = gazetteer()
    phrase = bare(text)
    if english.is_english(phrase):
        fits = (
            _with_postcode(agreeing(names), english.postcode_in(phrase), lists)
            for names in english.names_in(phrase)
        )
        codes = next((found for found in fits if found), set())
        return _answer(sorted(codes, key=lambda code: (len(code), code)), lists) if codes else None
    addresses = address_of(text)
    # บ้านแหว๋น is the tambon บ้านแหวน mistyped before it is some village.
    for is_inside, match in product((False, True), (fitting, fitting_mistyped)):
        for address in (one for one in addresses if one.is_inside == is_inside):
            codes = _located(match(address.terms, lists), address, lists)
            # A village is inside a tambon: with nothing but its province it is not known where.
            if codes and not (is_inside and any(len(code) == _PROVINCE for code in codes)):
                return _answer(sorted(codes, key=lambda code: (len(code), code)), lists)
    return None


def codes_of(found: Place | Several | None) -> tuple[str, ...]:
    """Return the codes of what was found: of the one place, of all that fit, or none."""
    match found:
        case Place():
            return (found.code,)
        case Several():
            return found.codes
        case None:
            return ()


def by_code(code: str) -> Place | None:
    """Return the unit with this DOPA code of two, four or six digits."""
    lists = gazetteer()
    return _place(code, lists) if code in lists.names else None


@cache
def provinces() -> tuple[Named, ...]:
    """Return the 77 provinces in the order of their codes."""
    return tuple(Named(code, name) for code, name in sorted(gazetteer().names.items()) if len(code) == 2)


def _located(codes: Iterable[str], address: Address, lists: Gazetteer) -> set[str]:
    if address.postcode and not address.terms:
        return {code for code, postcodes in lists.postcodes.items() if address.postcode in postcodes}
    return _with_postcode(codes, address.postcode, lists)


def _with_postcode(codes: Iterable[str], postcode: str | None, lists: Gazetteer) -> set[str]:
    return {code for code in codes if postcode is None or postcode in _postcodes(code, lists)}


def _answer(codes: list[str], lists: Gazetteer) -> Place | Several:
    if len(codes) == 1:
        return _place(codes[0], lists)
    by_level: dict[Level, int] = dict.fromkeys(LEVELS.values(), 0)
    for code in codes:
        by_level[LEVELS[len(code)]] += 1
    return Several(len(codes), by_level, tuple(_place(code, lists) for code in codes[:_SHOWN]), tuple(codes))


def _place(code: str, lists: Gazetteer) -> Place:
    named = [Named(code[:length], lists.names[code[:length]]) for length in LEVELS if length <= len(code)]
    district, subdistrict = (named[index] if index < len(named) else None for index in (1, 2))
    return Place(LEVELS[len(code)], named[0], district, subdistrict, _postcodes(code, lists))


def _postcodes(code: str, lists: Gazetteer) -> tuple[str, ...]:
    if len(code) == 6:
        return lists.postcodes[code]
    inside = (codes for each, codes in lists.postcodes.items() if each.startswith(code))
    return tuple(sorted({postcode for codes in inside for postcode in codes}))
