"""Part a message that tells of several things that were done, and say what they share."""

from itertools import pairwise

from engine.free_text.parting import Sign, Token, tokens
from engine.free_text.seen import Seen, Stretch
from thai.spotting.clauses import start_of_clause
from thai.spotting.spans import Day, Name

_HEADS: tuple[Sign, ...] = ("name", "day", "act", "turn")


def parted(seen: Seen) -> tuple[Seen, ...]:
    """Return what belongs to each activity; a name or a day said once before all of them belongs to each."""
    cuts = _cuts(tokens(seen))
    if not cuts:
        return (seen,)
    edges = [0, *(_back(seen, cut) for cut in cuts), len(seen.text)]
    parts = list(pairwise(edges))
    return tuple(_with_shared(seen, parts, number) for number in range(len(parts)))


def _cuts(found: list[Token]) -> list[int]:
    """Return where another activity begins: a second name, day or act after numbers, with numbers of its own to follow."""
    cuts: list[int] = []
    held: dict[Sign, str] = {}
    first = 0
    for number, token in enumerate(found):
        is_other = token.sign == "turn" or held.get(token.sign, token.value) != token.value
        if (
            token.sign in _HEADS
            and is_other
            and _has_numbers(found[first:number])
            and _is_whole(found, number)
        ):
            first = _run_back(found, first, number)
            cuts.append(found[first].start)
            held = {one.sign: one.value for one in found[first:number]}
        if token.sign in _HEADS:
            held.setdefault(token.sign, token.value)
    return cuts


def _has_numbers(found: list[Token]) -> bool:
    return any(one.sign in {"people", "money"} for one in found)


def _run_back(found: list[Token], first: int, number: int) -> int:
    """Return the first of the heads that stand together with this one, no number between."""
    while number > first + 1 and found[number - 1].sign in _HEADS:
        number -= 1
    return number


def _is_whole(found: list[Token], number: int) -> bool:
    """Say whether what follows tells an activity by itself: what was done, and a number of its own."""
    start = _run_back(found, 0, number)
    signs = [one.sign for one in found[start:]]
    if found[number].sign == "act":
        return "people" in signs[: _within(found[start:])] and "money" in signs[: _within(found[start:])]
    is_told = "act" in signs or (found[number].sign == "name" and not {"day", "turn"}.isdisjoint(signs))
    is_told |= found[number].sign == "turn" and "name" in signs
    return is_told and _has_numbers(found[start:])


def _within(found: list[Token]) -> int:
    """Return how many found the activity that begins these has: up to its second act."""
    acts = [number for number, one in enumerate(found) if one.sign == "act"]
    return acts[1] if len(acts) > 1 else len(found)


def _back(seen: Seen, cut: int) -> int:
    return max(seen.text.rfind("\n", 0, cut) + 1, start_of_clause(seen.clear, cut))


def _with_shared(seen: Seen, parts: list[Stretch], number: int) -> Seen:
    own = seen.within((parts[number],))
    name = own.names or seen.within(tuple(parts[:number])).names[-1:] or _name_of_all(seen, parts)
    if number == 0:
        return own if own.names else seen.within((parts[0], *((one.start, one.start + 1) for one in name)))
    first = seen.within((parts[0],))
    stretches = [parts[number], *((one.start, one.start + 1) for one in name)]
    if not own.days:
        stretches += [(one.start, one.start + 1) for one in _days_before_all(first)]
    return seen.within(tuple(sorted(set(stretches))))


def _name_of_all(seen: Seen, parts: list[Stretch]) -> tuple[Name, ...]:
    """Return the only name, where it stands behind everything like a signature."""
    last = seen.within((parts[-1],))
    told = [*(one.start for one in last.days), *(one.start for one in last.spoken)]
    told += [one.start for one in last.figures]
    is_signed = len(seen.names) == 1 and last.names and seen.names[0].start > max(told, default=0)
    return seen.names if is_signed else ()


def _days_before_all(first: Seen) -> list[Day]:
    """Return the day that heads the whole message: it stands before the first name and act."""
    heads = [*(one.start for one in first.names), *(one.start for one in first.spoken)]
    return [one for one in first.days if heads and one.start < min(heads)]
