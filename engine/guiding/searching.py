"""Find the one line of a guideline that a question is about; in doubt there is none, and a person is asked."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from engine.conversation.bubbles import Text
from engine.guiding.entries import Entry
from thai import questions
from thai.questions import RULE

# So much of what was asked about stands in the heading, and so much more than in the next one.
ENOUGH: Final = 0.55
AHEAD: Final = 0.12
# Less than so many letters say nothing.
LEAST: Final = 4


@dataclass(frozen=True, slots=True)
class Quote:
    """What is quoted: the heading, the lines that answer, and where they stand."""

    entry: Entry
    lines: tuple[Text, ...]
    score: float


def quote(text: str, entries: Sequence[Entry]) -> Quote | None:
    """Return the line that answers a question; None where it is not plain which one, or whether any does."""
    ways, matter = questions.ways(text), questions.matter(text)
    if not ways or len(matter.replace(" ", "")) < LEAST:
        return None
    rare, wanted = _rarity(entries), questions.pieces(matter)
    ranked = sorted(
        ((_score(wanted, one, rare), one) for one in entries if _way(ways, one)), key=lambda pair: -pair[0]
    )
    if not ranked or ranked[0][0] < ENOUGH:
        return None
    best, second = ranked[0], ranked[1] if len(ranked) > 1 else (0.0, None)
    if best[0] - second[0] < AHEAD:
        return None
    return Quote(best[1], best[1].answers[_way(ways, best[1])], best[0])


def _way(ways: frozenset[str], entry: Entry) -> str:
    """Name the way of asking that an entry answers, the narrowest first."""
    return next((one for one in sorted(ways, key=lambda way: way == RULE) if one in entry.answers), "")


def _rarity(entries: Sequence[Entry]) -> dict[str, float]:
    """Weigh pieces by how few headings they stand in."""
    counts = Counter(piece for one in entries for piece in questions.pieces(one.heading))
    return {piece: math.log(1 + len(entries) / count) for piece, count in counts.items()}


def _score(wanted: frozenset[str], entry: Entry, rare: dict[str, float]) -> float:
    """Say how much of what was asked about stands in a heading, and a little of how much else stands there."""
    held = questions.pieces(entry.heading)
    heavy = max(rare.values(), default=1.0)
    asked = sum(rare.get(one, heavy) for one in wanted)
    both = sum(rare.get(one, heavy) for one in wanted & held)
    every = sum(rare.get(one, heavy) for one in held)
    return 0.85 * both / asked + 0.15 * both / every if asked and every else 0.0
