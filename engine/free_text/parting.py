"""Say what tells activities apart, in the order of the text: names, days, acts, turns and numbers."""

from dataclasses import dataclass
from typing import Literal

from engine.free_text.seen import Seen
from thai.spotting.turns import turns

Sign = Literal["name", "day", "act", "turn", "people", "money"]


@dataclass(frozen=True, slots=True)
class Token:
    """One sign where it stands; signs of one kind with the same value are the same thing."""

    sign: Sign
    start: int
    value: str


def tokens(seen: Seen) -> list[Token]:
    """Return the signs, in the order of the text."""
    found = [Token("name", one.start, seen.text[one.start : one.end]) for one in seen.names]
    found += [Token("day", one.start, str(one.date or one.number or one.start)) for one in seen.days]
    found += [Token("act", one.start, one.name) for one in seen.spoken]
    found += [Token("turn", at, str(at)) for at in turns(seen.clear) if seen.holds(at)]
    found += [Token("people", one.begins, "") for one in seen.figures if one.of == "people"]
    found += [Token("money", one.begins, "") for one in seen.figures if one.of in {"money", "bare"}]
    return sorted(found, key=lambda one: one.start)
