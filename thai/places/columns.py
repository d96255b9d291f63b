"""Find a place whose names stand in columns of their own, and the number of a village as lists write it.

What stands in a column says by itself what it is, so a name needs no title; one with a title keeps it.
"""

from typing import Final

import regex

from thai.places.finding import Place, Several, find
from thai.text import bare, normalise

_TITLES: Final = regex.compile(r"^(?:ตำบล|แขวง|อำเภอ|เขต|จังหวัด|จว(?=[\s.])\s?\.?|[ตอขจ]\s?\.(?!ป\.ร))\s*")
_VILLAGE: Final = regex.compile(r"(?:หมู่บ้านที่|หมู่ที่|หมู่|ม\s?\.|ม(?=\s?\d))\s?(?P<number>\d{1,2})(?![\d/])")
_BARE_VILLAGE: Final = regex.compile(r"(?:หมู่บ้านที่|หมู่ที่|หมู่|ม\s?\.?)?\s?(?P<number>\d{1,2})(?:\.0)?")
_LEVELS: Final = ("ต.", "อ.", "จ.")


def find_in_columns(words: str, tambon: str, district: str, province: str) -> Place | Several | None:
    """Return the place that words and three columns name together; any of them may be empty."""
    named = zip(_LEVELS, (tambon, district, province), strict=True)
    titled = (f"{title}{without_title(name)}" for title, name in named if name.strip())
    return find(" ".join((words.strip(), *titled)).strip())


def without_title(name: str) -> str:
    """Return the name of a place without what it is."""
    return _TITLES.sub("", normalise(name)).strip()


def is_as_written(name: str, official: str) -> bool:
    """Say whether a column holds a place's official name, its title or blanks apart."""
    return _core(name) == _core(official)


def village_of(text: str) -> int | None:
    """Return the number of the village that a whole address names."""
    found = _VILLAGE.search(normalise(text))
    return int(found["number"]) if found else None


def village_in(cell: str) -> int | None:
    """Return the number in a column for the village; None when something else stands there too."""
    found = _BARE_VILLAGE.fullmatch(normalise(cell))
    return int(found["number"]) if found and int(found["number"]) else None


def _core(name: str) -> str:
    return bare(without_title(name)).replace(" ", "")
