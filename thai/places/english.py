"""Read a place written in English letters, as DOPA writes it: Mae Rim, Chiang Mai. Nothing here guesses a spelling."""

from functools import cache
from typing import Final

import regex

from thai.places.gazetteer import Level
from thai.places.nicknames import ENGLISH

_CAPITAL: Final = "mueang"
_MOST_WORDS, _MOST_NAMES = 12, 3
_SIGNS = regex.compile(r"[^a-z]+")
_TITLES: Final[dict[str, Level]] = {
    "tambon": "subdistrict", "subdistrict": "subdistrict", "khwaeng": "subdistrict", "amphoe": "district", "amphur": "district",
    "district": "district", "khet": "district", "changwat": "province", "province": "province",
}  # fmt: skip
_OFFICIAL = regex.compile(r"(?<![a-z])(?P<word>sub-district|" + "|".join(_TITLES) + r")(?![a-z])")
_POSTCODE = regex.compile(r"[\s,]+(?P<code>[1-9]\d{4})$")
_INITIAL = regex.compile(r"(?<![a-z])[tapk]\.")
_LATIN = regex.compile(r"[a-z][a-z .,'’()/-]*")


def is_english(phrase: str) -> bool:
    """Say whether a text is written in English letters throughout; a postcode may follow."""
    return _LATIN.fullmatch(_POSTCODE.sub("", phrase)) is not None


def postcode_in(phrase: str) -> str | None:
    """Return the postcode that ends an address."""
    found = _POSTCODE.search(phrase)
    return found["code"] if found else None


def names_in(phrase: str) -> list[list[frozenset[str]]]:
    """Return the ways to part the words into names, each name as the codes of all units called so."""
    phrase = _INITIAL.sub(" ", _POSTCODE.sub("", phrase))
    words = [word for word in _SIGNS.split(_OFFICIAL.sub(" ", phrase)) if word]
    return _parted(tuple(words), _MOST_NAMES) if 0 < len(words) <= _MOST_WORDS else []


def _parted(words: tuple[str, ...], most: int) -> list[list[frozenset[str]]]:
    if not words:
        return [[]]
    if most == 0:
        return []
    ways: list[list[frozenset[str]]] = []
    for length in range(len(words), 0, -1):
        codes = _codes().get("".join(words[:length]))
        if codes:
            ways += [[codes, *rest] for rest in _parted(words[length:], most - 1)]
    return ways


@cache
def _codes() -> dict[str, frozenset[str]]:
    import geothai  # noqa: PLC0415  75 ms and 15 MiB that a process without places never pays

    found: dict[str, set[str]] = {}
    for province in geothai.provinces():
        own = _squeezed(province.name_en)
        found.setdefault(own, set()).add(province.code)
        for district in geothai.districts(province.code):
            name = _squeezed(district.name_en)
            found.setdefault(name, set()).add(district.code)
            if name in {_CAPITAL + own, own}:
                found.setdefault(_CAPITAL, set()).add(district.code)
            for subdistrict in geothai.subdistricts(district.code):
                found.setdefault(_squeezed(subdistrict.name_en), set()).add(subdistrict.code)
    for nickname, officials in ENGLISH.items():
        found.setdefault(nickname, set()).update(
            code for one in officials for code in found[one] if len(code) == 2
        )
    return {name: frozenset(codes) for name, codes in found.items()}


def _squeezed(name: str) -> str:
    return _SIGNS.sub("", name.casefold())
