"""Find the report that a group's name means: one, or a few to choose from with one question."""

from collections.abc import Sequence

from engine.conversation.scene import Owed, Which
from engine.units.asking import MOST_OPTIONS, Question, best, narrowed
from engine.units.resolving import Among, Sure, resolve
from engine.units.unit import NOBODY, Prior, Unit
from thai.groups.called import called

# What says much more than a name is no name: it may be a whole report about the group.
_LONGER = 1.75


def meant(
    owed: Sequence[Owed], text: str, units: Sequence[Unit], prior: Prior = NOBODY
) -> Owed | Which | None:
    """Return the report of the group that a text names, or those it may name."""
    able = _able(owed)
    match resolve(text, _units(able, units), prior):
        case Sure(unit):
            return None if _says_more(text, unit) else _of_unit(able, unit.id)
        case Among(found, question):
            return None if _says_more(text, found[0]) else _of_several(able, found, question)
    return None


def inside(
    owed: Sequence[Owed], text: str, place: str, units: Sequence[Unit], prior: Prior = NOBODY
) -> Which | None:
    """Return the reports of the groups in one place that a text may name."""
    able = _able(owed)
    hit = resolve(text, _units(able, units), prior)
    left = narrowed(hit.question, place) if isinstance(hit, Among) else ()
    return _of_several(able, left, best(left)) if left else None


def _able(owed: Sequence[Owed]) -> list[Owed]:
    return [one for one in owed if one.is_open and not one.is_done and one.unit]


def _units(able: Sequence[Owed], units: Sequence[Unit]) -> list[Unit]:
    known = {unit.id: unit for unit in units}
    return [known.get(unit, Unit(unit, name)) for unit, name in {one.unit: one.about for one in able}.items()]


def _says_more(text: str, unit: Unit) -> bool:
    longest = max(len(called(name).core) for name in (unit.name, *unit.aliases))
    return len(called(text).core) > max(longest, len(unit.leader)) * _LONGER


def _of_unit(able: Sequence[Owed], unit: str) -> Owed | Which:
    """Return a group's one report: of several the one that is begun, else all of them to choose from."""
    own = [one for one in able if one.unit == unit]
    begun = [one for one in own if one.draft]
    for few in (begun, own):
        if len(few) == 1:
            return few[0]
    return Which(tuple(own[:MOST_OPTIONS]))


def _of_several(able: Sequence[Owed], units: Sequence[Unit], question: Question) -> Which:
    if question.about != "unit":
        return Which((), question)
    first = (next(one for one in able if one.unit == unit.id) for unit in units)
    return Which(tuple(first)[:MOST_OPTIONS])
