"""Match the terms of an address with official units that hold one another, every term spelt as it should be."""

from collections.abc import Iterator, Sequence

from thai.places.addresses import Term
from thai.places.everyday import EVERYDAY
from thai.places.gazetteer import LEVELS, Gazetteer, Level
from thai.places.known import codes_of

_MOST_PIECES = 3

Sets = list[frozenset[str]]


def fitting(terms: Sequence[Term], lists: Gazetteer) -> set[str]:
    """Return the codes of the smallest units that agree with every term."""
    if len(terms) == 1 and terms[0].level is None and terms[0].name in EVERYDAY:
        return set()
    for reading in _readings(tuple(terms), lists):
        sets = [codes_of(term, lists, is_alone=len(reading) == 1) for term in reading]
        if all(sets):
            codes = agreeing(sets)
            if codes:
                return codes
    return set()


def _readings(terms: tuple[Term, ...], lists: Gazetteer) -> Iterator[tuple[Term, ...]]:
    """Yield the terms as typed, then with glued names parted, then with parted names glued."""
    yield terms
    tambon = next((at for at, term in enumerate(terms) if term.level == "subdistrict"), 0)
    # What stands before ต. and is no place is where in the tambon: a hall, an errand.
    if tambon and not any(term.level or codes_of(term, lists) for term in terms[:tambon]):
        yield terms[tambon:]
    parted = [_parted(term, lists) for term in terms]
    if any(len(pieces) > 1 for pieces in parted):
        yield tuple(piece for pieces in parted for piece in pieces)
    for at in range(len(terms) - 1):
        if terms[at + 1].level is None:
            glued = Term(terms[at].name + terms[at + 1].name, terms[at].level)
            yield (*terms[:at], glued, *terms[at + 2 :])


def _parted(term: Term, lists: Gazetteer) -> list[Term]:
    if term.is_cut or codes_of(term, lists):
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


def agreeing(sets: Sets) -> set[str]:
    """Return the units that one term names while the others name what holds it."""
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
