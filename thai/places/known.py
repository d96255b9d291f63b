"""Look up what one term of an address names: in full, cut short by ฯ, or with its tag glued to it."""

from thai.places.addresses import Term
from thai.places.gazetteer import Gazetteer, Level
from thai.places.nicknames import ABBREVIATIONS, NICKNAMES
from thai.places.spelling import beginning

_BANGKOK = "10"
_GLUED_TAGS: dict[str, Level] = {"ต": "subdistrict", "อ": "district", "จ": "province"}
_SHORTEST_STEM, _LONG_STEM = 3, 7
_SHORTEST_SHORTENED: dict[Level, int] = {"province": 3, "district": 4}


def codes_of(term: Term, lists: Gazetteer, *, is_alone: bool = False) -> frozenset[str]:
    """Return the codes of all units that a term may name, on the level it says."""
    if term.is_cut:
        found = _cut_short(term, lists)
    else:
        find = lists.find_alone if is_alone else lists.find
        found = find(term.name, term.level) or _tagged(term, lists) or _shortened(term, lists)
    return frozenset(code for code in found if code.startswith(_BANGKOK)) if term.is_bangkok else found


def _cut_short(term: Term, lists: Gazetteer) -> frozenset[str]:
    """Return the units whose name begins so: วารินฯ is วารินชำราบ, not the subdistrict วาริน."""
    if term.name in NICKNAMES and term.level in {None, "province"}:
        return lists.find(term.name, "province")
    if len(term.name) < _SHORTEST_STEM:
        return frozenset()
    longer = beginning(term.name, term.level)
    found = frozenset[str]().union(*(lists.find(name, term.level) for name in longer))
    return found or lists.find(term.name, term.level)


def _shortened(term: Term, lists: Gazetteer) -> frozenset[str]:
    """Read จ.อุทัย as จ.อุทัยธานี: said to be a province or a district, it is the only one that begins so."""
    shortest = _SHORTEST_SHORTENED.get(term.level) if term.level else None
    if shortest is None or len(term.name) < shortest:
        return frozenset()
    longer = beginning(term.name, term.level)
    found = frozenset[str]().union(*(lists.find(name, term.level) for name in longer))
    is_clear = term.level == "province" or all(_is_most(term.name, name) for name in longer)
    return found if is_clear and len(found) == 1 else frozenset()


def _is_most(stem: str, name: str) -> bool:
    return len(stem) >= _LONG_STEM or len(name) <= 2 * len(stem)


def _tagged(term: Term, lists: Gazetteer) -> frozenset[str]:
    """Read อแม่ริม as อ.แม่ริม."""
    level = _GLUED_TAGS.get(term.name[:1])
    if term.level is not None or level is None or term.name[1:] in ABBREVIATIONS:
        return frozenset()
    return lists.find(term.name[1:], level)
