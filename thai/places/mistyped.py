"""Match an address whose names are mistyped: only where the rest agrees, and nothing else is about as near."""

from collections.abc import Iterator, Sequence
from itertools import product

from thai.places.addresses import Term
from thai.places.gazetteer import Gazetteer
from thai.places.known import codes_of
from thai.places.matching import agreeing
from thai.places.spelling import SHORTEST, near

_SHORTEST_WELL_KNOWN, _SHORTEST_ALONE, _LONG_ALONE = 5, 7, 9
_MOST_COST, _APART, _APART_ALONE = 2.0, 0.4, 0.9
_SHORTEST_KNOWN = 3
_MOST_CUTS = 3
_VILLAGE = "บ้าน"
_PROVINCE = 2

_Sets = list[frozenset[str]]


def fitting_mistyped(terms: Sequence[Term], lists: Gazetteer) -> set[str]:
    """Return the units that agree when the unknown terms are taken for the names they are nearest to."""
    for reading in (tuple(terms), *_cut_apart(terms, lists)):
        found = _nearest(reading, lists)
        if found:
            return found
    return set()


def _nearest(terms: tuple[Term, ...], lists: Gazetteer) -> set[str]:
    options = [_options(term, lists) for term in terms]
    if not all(options) or all(cost == 0 for one in options for cost, _ in one):
        return set()
    if len(terms) == 1:
        return _alone(terms[0], options[0])
    fits: list[tuple[float, set[str]]] = []
    for chosen in product(*options):
        cost = sum(each for each, _ in chosen)
        codes = agreeing([codes for _, codes in chosen]) if cost <= _MOST_COST else set()
        if codes:
            fits.append((cost, codes))
    return _clear(fits, _APART)


def _alone(term: Term, options: list[tuple[float, frozenset[str]]]) -> set[str]:
    """A name by itself has nothing but its spelling: it is long enough, one name is near, and no other."""
    cost, codes = options[0]
    is_well_known = term.level is not None or any(len(code) == _PROVINCE for code in codes)
    shortest = _LONG_ALONE if cost > 1 else _SHORTEST_WELL_KNOWN if is_well_known else _SHORTEST_ALONE
    shortest = SHORTEST if cost < 1 and is_well_known else shortest
    # Villages have no list: บ้าน… that is no unit is most likely one of them.
    if len(term.name) < shortest or (term.level is None and term.name.startswith(_VILLAGE)):
        return set()
    return _clear([(one, set(found)) for one, found in options], _APART if term.level else _APART_ALONE)


def _clear(fits: list[tuple[float, set[str]]], apart: float) -> set[str]:
    """Return the cheapest units when no other unit is nearly as cheap."""
    if not fits:
        return set()
    least, best = min(fits, key=lambda one: one[0])
    rivals = {code for cost, codes in fits if cost < least + apart for code in codes}
    return best if rivals <= best else set()


def _options(term: Term, lists: Gazetteer) -> list[tuple[float, frozenset[str]]]:
    known = codes_of(term, lists)
    if known:
        return [(0.0, known)]
    return [
        (one.cost, codes)
        for one in near(term.name, term.level)
        if (codes := codes_of(Term(one.name, term.level, is_bangkok=term.is_bangkok), lists))
    ]


def _cut_apart(terms: Sequence[Term], lists: Gazetteer) -> Iterator[tuple[Term, ...]]:
    """Yield the terms with one glued name cut in two, one half known: ริมไต้แม่ริม."""
    cuts = 0
    for index, term in enumerate(terms):
        if codes_of(term, lists):
            continue
        for at in range(len(term.name) - _SHORTEST_KNOWN, _SHORTEST_KNOWN - 1, -1):
            first = Term(term.name[:at], term.level, is_bangkok=term.is_bangkok)
            second = Term(term.name[at:], None)
            if bool(codes_of(first, lists)) != bool(codes_of(second, lists)):
                cuts += 1
                yield (*terms[:index], first, second, *terms[index + 1 :])
            if cuts == _MOST_CUTS:
                return
