"""Find the official names that a mistyped one may have been, by letters and by sound.

A slip that is not heard costs little: a tone mark, a silent letter, one of several letters
for one sound. Everything else costs one for each letter.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, takewhile

import regex
from rapidfuzz import process
from rapidfuzz.distance import OSA

from thai.places.gazetteer import CAPITAL, Level, gazetteer

SHORTEST = 4
_LONG, _MOST = 9, 8
_HEARD_ALIKE = 0.5
_CUT_SHORT, _EACH_MISSING = 0.6, 0.2
_SILENT = regex.compile(r"(?:[ฎตท]ร|ษณ|[ก-ฮ])[ิุ]?์")
_UNHEARD = regex.compile(r"[่-๋็ะ]")
_TWICE = regex.compile(r"(.)\1+")
_SOUNDS = (
    ("รร", "ัน"),
    ("ใ", "ไ"),
    ("ตร", "ต"),
    ("ชร", "ช"),
    ("ักร", "ัก"),
    ("ทร", "ซ"),
    ("ำ", "ัม"),
)
_LAST_UNHEARD = regex.compile(r"(?<=.{2}[มต])[ิุ]$")
_LAST_N = regex.compile(r"(?<=.{2})[ลรณฬญ]$")
_AI = regex.compile(r"ไ([ก-ฮ])ย|([ก-ฮ])ัย")
_LETTERS = str.maketrans("ศษณฎฏดธฑฒฐฆญภฬรฌ", "สสนตตตทททถคยพลลช")


@dataclass(frozen=True, slots=True)
class Near:
    """An official name, and what it costs to have typed something else for it."""

    name: str
    cost: float


def sound(name: str) -> str:
    """Return a name as it is heard, roughly: names that sound alike become the same."""
    heard = _LAST_UNHEARD.sub("", _UNHEARD.sub("", _SILENT.sub("", name)))
    for written, spoken in _SOUNDS:
        heard = heard.replace(written, spoken)
    heard = _AI.sub(lambda hit: f"ไ{hit[1] or hit[2]}", heard)
    heard = _LAST_N.sub("น", heard)
    return _TWICE.sub(r"\1", heard.translate(_LETTERS)).replace("ันน", "ัน")


@lru_cache(maxsize=2048)
def near(name: str, level: Level | None) -> tuple[Near, ...]:
    """Return the names that may have been meant, the cheapest first."""
    # อ.เมืองน half typed is no spelling of อ.เมืองนนท์: what all capitals begin with tells nothing.
    if len(name.removeprefix(CAPITAL)) < SHORTEST:
        return ()
    names, heard = _spellings(level)
    slips = 2 if len(name) >= _LONG else 1
    cost = {names[at]: _HEARD_ALIKE + far for at, far in _close(sound(name), heard, slips - 1)}
    cost |= {
        found: min(far, cost.get(found, far))
        for at, far in _close(name, names, slips)
        for found in (names[at],)
    }
    for found in beginning(name, level):
        missing = _CUT_SHORT + _EACH_MISSING * (len(found) - len(name))
        cost[found] = min(missing, cost.get(found, missing))
    found_near = sorted(
        (Near(found, far) for found, far in cost.items()), key=lambda one: (one.cost, one.name)
    )
    return tuple(found_near[:_MOST])


def beginning(stem: str, level: Level | None) -> list[str]:
    """Return the longer names that begin so."""
    names, _ = _spellings(level)
    first = bisect_right(names, stem)
    return list(takewhile(lambda name: name.startswith(stem), islice(names, first, None)))


def _close(name: str, names: list[str], slips: int) -> list[tuple[int, float]]:
    hits = process.extract(name, names, scorer=OSA.distance, score_cutoff=slips, limit=None)
    return [(at, float(far)) for _, far, at in hits]


@cache
def _spellings(level: Level | None) -> tuple[list[str], list[str]]:
    names = [name for name in gazetteer().spellings(level) if len(name) >= SHORTEST]
    return names, [sound(name) for name in names]
