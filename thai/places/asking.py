"""Choose the one question that tells most about which of several places is meant, and take its answer.

Where the speaker is at home decides when only one of them is near; otherwise it orders what is offered.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import log2
from typing import Final, Literal

from thai.places.finding import codes_of, find

About = Literal["place", "province", "district"]
MOST_OPTIONS: Final = 5
_CUTS: Final[Sequence[tuple[About, int]]] = (("province", 2), ("district", 4))
_TITLES: Final[dict[About, str]] = {"place": "", "province": "จ.", "district": "อ."}
_RINGS: Final = (6, 4, 2)


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask about; up to five codes to tap, the nearest first: the places themselves, or what holds them.

    Where there are more than five, only those near the speaker are offered, or none, and the name is typed.
    """

    about: About
    options: tuple[str, ...]


def nearest(codes: Sequence[str], home: str) -> str | None:
    """Return the only one of several places that is in the speaker's tambon, else in her district, else in her province."""
    for ring in _RINGS:
        near = [code for code in codes if len(home) >= ring and code.startswith(home[:ring])]
        if near:
            return near[0] if len(near) == 1 else None
    return None


def nearest_first(codes: Iterable[str], home: str) -> tuple[str, ...]:
    """Order places by how near they are to where the speaker is at home, larger ones first."""
    return tuple(sorted(codes, key=lambda code: (-_shared(code, home), len(code), code)))


def question(codes: Sequence[str], home: str = "") -> Question:
    """Return a list where it is short, else the question whose answer leaves least to ask, all places being as likely."""
    near_first = nearest_first(codes, home)
    if len(near_first) <= MOST_OPTIONS:
        return Question("place", near_first)
    # Of two questions that tell as much the first is asked: everybody knows the province.
    about, length = max(_CUTS, key=lambda cut: bits(Counter(code[: cut[1]] for code in codes).values()))
    holders = tuple(dict.fromkeys(code[:length] for code in near_first))
    if len(holders) > MOST_OPTIONS:
        # Five of thirty that nobody is near are noise: the name is typed.
        holders = tuple(one for one in holders if _shared(one, home))[:MOST_OPTIONS]
    return Question(about, holders)


def within(codes: Iterable[str], holder: str) -> tuple[str, ...]:
    """Return the places that one holds, itself among them."""
    return tuple(code for code in codes if code.startswith(holder))


def named(codes: Sequence[str], text: str, about: About = "place") -> tuple[str, ...]:
    """Return those of the places that an answer leaves: the place it names, or what lies in it; none when it fits none."""
    said = codes_of(find(f"{_TITLES[about]}{text}") or find(text))
    own = tuple(code for code in codes if code in said)
    is_one = about == "place" and len(own) == 1
    return own if is_one else tuple(code for code in codes if code.startswith(said))


def _shared(code: str, home: str) -> int:
    return next((ring for ring in _RINGS if len(home) >= ring and code.startswith(home[:ring])), 0)


def bits(sizes: Collection[int]) -> float:
    """Return what an answer tells on average, when each leaves so many and all of them are as likely."""
    whole = sum(sizes)
    return -sum(size / whole * log2(size / whole) for size in sizes) if whole else 0.0
