"""Match the terms of an address with official units that hold one another.

A mistyped name counts only when a single name is near and the rest of the address agrees.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from thai.places.addresses import Term
from thai.places.gazetteer import LEVELS, Gazetteer, Level, gazetteer

_SHORTEST_ALONE, _SHORTEST, _LONG = 6, 4, 10
_MOST_PIECES = 3

Sets = list[frozenset[str]]


def fitting(terms: Sequence[Term], lists: Gazetteer) -> set[str]:
    """Return the codes of the smallest units that agree with every term."""
    for reading in _readings(tuple(terms), lists):
        find = lists.find_alone if len(reading) == 1 else lists.find
        sets = [find(term.name, term.level) for term in reading]
        if all(sets):
            codes = _agreeing(sets)
            if codes:
                return codes
    return set()


def _readings(terms: tuple[Term, ...], lists: Gazetteer) -> Iterator[tuple[Term, ...]]:
    """Yield the terms as typed, then with glued names parted, then with parted names glued."""
    yield terms
    parted = [_parted(term, lists) for term in terms]
    if any(len(pieces) > 1 for pieces in parted):
        yield tuple(piece for pieces in parted for piece in pieces)
    for at in range(len(terms) - 1):
        if terms[at + 1].level is None:
            glued = Term(terms[at].name + terms[at + 1].name, terms[at].level)
            yield (*terms[:at], glued, *terms[at + 2 :])


def _parted(term: Term, lists: Gazetteer) -> list[Term]:
    if lists.find(term.name, term.level):
        return [term]
    return _pieces(term.name, term.level, lists, _MOST_PIECES) or [term]


def _pieces(name: str, level: Level | None, lists: Gazetteer, most: int) -> list[Term]:
    if lists.find(name, level):
        return [Term(name, level)]
    if most == 1:
        return []
    for at in range(len(name) - 2, 2, -1):
        if lists.find(name[:at], level):
            rest = _pieces(name[at:], None, lists, most - 1)
            if rest:
                return [Term(name[:at], level), *rest]
    return []


def _agreeing(sets: Sets) -> set[str]:
    found: set[str] = set()
    for index, own in enumerate(sets):
        others = sets[:index] + sets[index + 1 :]
        found.update(code for code in own if _is_held(code, others))
    return found


def _is_held(code: str, others: Sets) -> bool:
    """Say whether different holders of this unit account for each of the other names."""
    holders = [code[:length] for length in LEVELS if length < len(code)]
    return _assigned(others, holders)


def _assigned(sets: Sets, holders: list[str]) -> bool:
    if not sets:
        return True
    return any(
        holder in sets[0] and _assigned(sets[1:], [other for other in holders if other != holder])
        for holder in holders
    )


def fitting_mistyped(terms: Sequence[Term], lists: Gazetteer) -> set[str]:
    """Return the units that agree when one term is one slip away from a single name."""
    known = [lists.find(term.name, term.level) for term in terms]
    unknown = [index for index, codes in enumerate(known) if not codes]
    if len(unknown) != 1:
        return set()
    term = terms[unknown[0]]
    shortest = _SHORTEST_ALONE if len(terms) == 1 else _SHORTEST
    if len(term.name) < shortest:
        return set()
    names = _near(term.name, term.level, 1) or (
        _near(term.name, term.level, 2) if len(term.name) >= _LONG else []
    )
    fits = [codes for name in names if (codes := _replaced(known, unknown[0], lists.find(name, term.level)))]
    # Alone, a name has nothing but its spelling; two near names are then no answer.
    return fits[0] if len(fits) == 1 and (len(terms) > 1 or len(names) == 1) else set()


def _replaced(known: Sets, index: int, codes: frozenset[str]) -> set[str]:
    return _agreeing([codes if at == index else own for at, own in enumerate(known)])


def _near(name: str, level: Level | None, slips: int) -> list[str]:
    hits = process.extract(name, _spellings(level), scorer=OSA.distance, score_cutoff=slips, limit=None)
    return [spelling for spelling, _, _ in hits]


@cache
def _spellings(level: Level | None) -> list[str]:
    return [name for name in gazetteer().spellings(level) if len(name) >= _SHORTEST]
