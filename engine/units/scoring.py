"""Score how well what was said names one unit: what is said against it counts more than what is said for it."""

from dataclasses import dataclass

from engine.units.unit import Prior, Unit
from thai.groups.called import Called, called, is_called_after, likeness
from thai.naming import names_of
from thai.places.finding import by_code, codes_of, find

_LED, _VILLAGE_ALONE, _OF_PARTS = 0.85, 0.7, 0.8
_MINE, _LAST, _NEAR = 0.2, 0.08, 0.05


@dataclass(frozen=True, slots=True)
class Said:
    """What was said, read once for all units: the text whole, its parts, the codes of the places it names."""

    text: str
    parts: Called
    within: tuple[str, ...] | None


def said(text: str) -> Said:
    """Read what was said."""
    parts = called(text)
    return Said(text, parts, _codes(parts.places) if parts.places else None)


def fit(wanted: Said, unit: Unit) -> float:
    """Return how well the words fit, from 0 to 1, whoever speaks."""
    parts = wanted.parts
    if _is_elsewhere(wanted, unit):
        return 0.0
    if not parts.words:
        return _VILLAGE_ALONE if _village(unit) is not None and parts.village == _village(unit) else 0.0
    named = max(_fit_name(parts, name) for name in (unit.name, *unit.aliases))
    if parts.village is None or named < _OF_PARTS:
        named = max(named, _led(wanted, unit), _in_parts(parts, unit))
    return named


def leaning(unit: Unit, prior: Prior) -> float:
    """Return how much likelier the speaker makes this unit; never enough to make a wrong name right."""
    recent = (
        _LAST if prior.recent and unit.id == prior.recent[0] else _LAST / 2 if unit.id in prior.recent else 0
    )
    is_near = any(unit.place and unit.place[:6] == place[:6] for place in prior.places)
    return (_MINE if unit.id in prior.mine else 0) + recent + (_NEAR if is_near else 0)


def _fit_name(parts: Called, name: str) -> float:
    own = called(name)
    whole = likeness(parts.core, own.core)
    return (
        whole
        if whole >= _OF_PARTS
        else max(whole, likeness(parts.core + parts.places, own.core + own.places))
    )


def _led(wanted: Said, unit: Unit) -> float:
    return _LED if unit.leader and is_called_after(" ".join(wanted.parts.words), unit.leader) else 0.0


def _in_parts(parts: Called, unit: Unit) -> float:
    """Score words that name a unit together: a part of its name, its leader, the tambon it is in."""
    if len(parts.words) == 1:
        return 0.0
    names = [called(name).core for name in (unit.name, *unit.aliases)]
    places = _names_of_places(unit)
    scores = [max(_part(word, unit, names), 0.9 if word in places else 0.0) for word in parts.words]
    if not all(scores) or all(word in places for word in parts.words):
        return 0.0
    lengths = [len(word) for word in parts.words]
    return (
        _OF_PARTS * sum(score * length for score, length in zip(scores, lengths, strict=True)) / sum(lengths)
        + 0.1
    )


def _part(word: str, unit: Unit, names: list[str]) -> float:
    if unit.leader and is_called_after(word, unit.leader):
        return _LED
    return max((0.9 if word in name else likeness(word, name) for name in names), default=0.0)


def _is_elsewhere(wanted: Said, unit: Unit) -> bool:
    """Say whether a place or a village was named that is not the unit's."""
    village = _village(unit)
    if wanted.parts.village is not None and village is not None and wanted.parts.village != village:
        return True
    if wanted.within is None or not unit.place:
        return False
    return not any(_holds(code, unit.place) for code in wanted.within)


def _holds(code: str, place: str) -> bool:
    return place.startswith(code) or code.startswith(place)


def _village(unit: Unit) -> int | None:
    return unit.village if unit.village is not None else called(unit.name).village


def _codes(places: str) -> tuple[str, ...] | None:
    """Return the codes that official words name; None when they name nothing known."""
    return codes_of(find(places)) or None


def _names_of_places(unit: Unit) -> frozenset[str]:
    place = by_code(unit.place[:6]) if unit.place else None
    return frozenset(names_of(place)) if place else frozenset()
