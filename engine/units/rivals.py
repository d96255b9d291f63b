"""Find which registered units a new one may be: by its name, its place, its leader and the leader's phone.

A rival is shown to a person before anything is saved; nothing is ever merged here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from engine.units.unit import Unit
from thai.groups.called import called, is_mistyped, likeness
from thai.groups.titles import without_title
from thai.naming import write_phone

Sign = Literal["name", "place", "leader", "phone"]
ENOUGH: Final = 0.6
MOST: Final = 3
_WEIGHTS: Final[dict[Sign, float]] = {"name": 0.5, "place": 0.2, "leader": 0.2, "phone": 0.35}
_ANOTHER_VILLAGE: Final = 0.25
_NEAR: Final[dict[int, float]] = {6: 1.0, 4: 0.4, 2: 0.1}
_SHOWN, _ONLY_GIVEN = 0.6, 0.5


@dataclass(frozen=True, slots=True)
class Rival:
    """A unit that may be the same, how likely, and what the two have in common."""

    unit: Unit
    score: float
    signs: tuple[Sign, ...]


def rivals(new: Unit, others: Sequence[Unit]) -> tuple[Rival, ...]:
    """Return the few units that the new one may be, the most alike first."""
    found = [_compared(new, other) for other in others if other.id != new.id]
    likely = sorted((one for one in found if one.score >= ENOUGH), key=lambda one: (-one.score, one.unit.id))
    return tuple(likely[:MOST])


def _compared(new: Unit, other: Unit) -> Rival:
    signs: dict[Sign, float] = {
        "name": _names(new, other),
        "place": _places(new.place, other.place),
        "leader": _leaders(new.leader, other.leader),
        "phone": float(bool(new.phone) and _digits(new.phone) == _digits(other.phone)),
    }
    score = sum(_WEIGHTS[sign] * share for sign, share in signs.items())
    if _are_villages_apart(new, other):
        score -= _ANOTHER_VILLAGE
    return Rival(other, round(score, 3), tuple(sign for sign, share in signs.items() if share >= _SHOWN))


def _names(new: Unit, other: Unit) -> float:
    pairs = [(called(one).core, called(two).core) for one in _all_names(new) for two in _all_names(other)]
    return max((max(likeness(one, two), likeness(two, one)) for one, two in pairs), default=0.0)


def _all_names(unit: Unit) -> tuple[str, ...]:
    return (unit.name, *unit.aliases)


def _places(one: str, two: str) -> float:
    return next(
        (share for length, share in _NEAR.items() if one[:length] == two[:length] and len(one) >= length), 0.0
    )


def _leaders(one: str, two: str) -> float:
    """Compare full names, forgiving a slip; a given name alone is half a sign."""
    first, second = without_title(one), without_title(two)
    if not first or not second:
        return 0.0
    if first == second or is_mistyped("".join(first.split()), "".join(second.split())):
        return 1.0
    is_short = " " not in first or " " not in second
    return _ONLY_GIVEN if is_short and first.split()[0] == second.split()[0] else 0.0


def _digits(phone: str) -> str:
    return "".join(sign for sign in write_phone(phone) if sign.isdigit())


def _are_villages_apart(new: Unit, other: Unit) -> bool:
    one, two = (unit.village or called(unit.name).village for unit in (new, other))
    return one is not None and two is not None and one != two
