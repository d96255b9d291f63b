"""Read what somebody calls a group, and compare it with what groups are called.

Nothing here knows which groups exist, and nothing decides: the parts are handed to who does.
"""

from dataclasses import dataclass
from functools import lru_cache

import regex
from rapidfuzz.distance import OSA

from thai.groups.titles import given_name, is_person, without_kind
from thai.places.spelling import sound
from thai.slips import same_sense
from thai.text import bare

_VILLAGE = regex.compile(r"(?<![\p{L}\p{M}])(?:หมู่บ้านที่|หมู่ที่|หมู่|ม\s?\.|ม(?=\s?\d))\s?(?P<number>\d{1,2})(?!\d)")
_OFFICIAL = regex.compile(
    r"(?<![\p{L}\p{M}])(?:ตำบล|แขวง|อำเภอ|เขต|จังหวัด|[ตอจ]\s?\.)\s?[\p{L}\p{M}]+(?:\s?(?:ตำบล|อำเภอ|เขต|จังหวัด|[ตอจ]\s?\.)\s?[\p{L}\p{M}]+)*"
)
_GLUED = regex.compile(r"(?<=[\p{L}\p{M}])(?=(?:หมู่ที่|หมู่|ม\.)\s?\d)")
_SIGNS = regex.compile(r"[\s.,()\"'“”‘’/-]+")
_NUMBER = regex.compile(r"\d+")
_A_SLIP_IN = 6
_SHORTEST_SLIP = 4
_SHORTEST_PIECE = 3


@dataclass(frozen=True, slots=True)
class Called:
    """What a group was called: the words of its name, its village's number, the official places named with it."""

    words: tuple[str, ...]
    village: int | None
    places: str

    @property
    def core(self) -> str:
        """Return the name alone, without spaces."""
        return "".join(self.words)


@lru_cache(maxsize=4096)
def called(text: str) -> Called:
    """Take a typed or registered name apart."""
    typed = _GLUED.sub(" ", bare(text))
    village = _VILLAGE.search(typed)
    rest = _VILLAGE.sub(" ", typed)
    places = " ".join(found.group() for found in _OFFICIAL.finditer(rest))
    words = [word for word in _SIGNS.split(without_kind(_OFFICIAL.sub(" ", rest).strip())) if word]
    return Called(tuple(words), int(village["number"]) if village else None, places)


def likeness(typed: str, name: str) -> float:
    """Return how alike two names without spaces are: 1 the same, 0 nothing to go by.

    A part of a name counts by how much of it there is; a slip counts little, another
    word much; what one denies and the other does not is never alike.
    """
    if not typed or not name or not same_sense(typed, name) or _numbers_differ(typed, name):
        return 0.0
    if typed == name:
        return 1.0
    short, own = _without_village_word(typed), _without_village_word(name)
    if short == own:
        return 0.95
    if is_mistyped(short, own):
        return 0.9 if sound(short) == sound(own) else 0.75
    if len(typed) > 1 and typed in name:
        return 0.65 + 0.2 * len(typed) / len(name)
    if len(name) >= _SHORTEST_SLIP and name in typed:
        return 0.5 + 0.35 * len(name) / len(typed)
    return 0.62 + 0.15 * len(typed) / len(name) if _is_in_two_pieces(typed, name) else 0.0


def _is_in_two_pieces(typed: str, name: str) -> bool:
    """Say whether words in the middle were left out: ผักบ้านใหม่ of ผักปลอดภัยบ้านใหม่."""
    if len(typed) > len(name):
        return False
    for at in range(_SHORTEST_PIECE, len(typed) - _SHORTEST_PIECE + 1):
        start = name.find(typed[:at])
        if start < 0:
            return False
        if typed[at:] in name[start + at :]:
            return True
    return False


def _numbers_differ(typed: str, name: str) -> bool:
    """Say whether both have numbers, and not the same: group 1 is never group 2 mistyped."""
    return bool(_NUMBER.search(typed)) and _NUMBER.findall(typed) != _NUMBER.findall(name)


def _without_village_word(name: str) -> str:
    """Leave out บ้าน, which is said or not."""
    return name.replace("บ้าน", "") or name


def is_mistyped(typed: str, name: str) -> bool:
    """Say whether a name differs by slips alone: one letter in six, or any number that is not heard."""
    shorter = min(len(typed), len(name))
    if shorter < _SHORTEST_SLIP:
        return False
    slips = max(1, shorter // _A_SLIP_IN) if shorter > _SHORTEST_SLIP else 1
    return sound(typed) == sound(name) or OSA.distance(typed, name, score_cutoff=slips) <= slips


def is_called_after(typed: str, leader: str) -> bool:
    """Say whether a name means its leader: กลุ่มป้าแดง is the group of แดง มีสุข."""
    asked, own = without_kind(typed), given_name(leader)
    if not own or not asked:
        return False
    if is_person(asked):
        return given_name(asked) == own
    return asked.replace(" ", "") == "".join(leader.split()) or (asked == own and len(own) > 1)
