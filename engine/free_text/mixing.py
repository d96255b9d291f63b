"""Notice a message, or a part of one, that tells of two things although it could not be parted: what would mix is asked."""

from engine.free_text.fields import NUMBERS
from engine.free_text.parting import Sign, Token, tokens
from engine.free_text.seen import Seen
from engine.free_text.told import Open, Slot

_FIGURES = {"people", "money"}
_TELLING: tuple[Sign, ...] = ("name", "day", "turn")


def is_mixed(seen: Seen) -> bool:
    """Say whether a second day, group or turn stands between numbers, or each of two acts has people of its own."""
    found = tokens(seen)
    return any(_parts(found, sign, _FIGURES) for sign in _TELLING) or _parts(found, "act", {"people"})


def _parts(found: list[Token], sign: Sign, figures: set[str]) -> bool:
    heads = [number for number, one in enumerate(found) if one.sign == sign]
    if not heads:
        return False
    first = 0 if sign == "turn" else heads[0]
    others = [at for at in heads if sign == "turn" or found[at].value != found[first].value]
    return any(_between(found[first:at], figures) and _between(found[at:], figures) for at in others)


def _between(found: list[Token], figures: set[str]) -> bool:
    return any(one.sign in figures for one in found)


def asked(seen: Seen, slots: list[Slot]) -> tuple[list[Slot], list[Open]]:
    """Return what stays of a mixed part, and what is asked instead: every number, and the choice where two were spoken of."""
    names: dict[str, set[str]] = {}
    for one in seen.spoken:
        names.setdefault(one.path, set()).add(one.name)
    mixed = {one.path for one in seen.fields if one.kind in NUMBERS}
    mixed |= {path for path, said in names.items() if len(said) > 1}
    stay = [one for one in slots if one.path not in mixed]
    return stay, [Open(one.path, "several", one.words) for one in slots if one.path in mixed]
