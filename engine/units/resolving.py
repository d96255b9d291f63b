"""Resolve what a group was called to the one unit that is meant, or to the few that may be. A guess is never sure."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.units.asking import Question, best
from engine.units.scoring import fit, leaning, said
from engine.units.unit import NOBODY, Prior, Unit
from thai.groups.titles import is_ours

LONGEST = 200
_ENOUGH, _APART, _CLOSE = 0.6, 0.15, 0.15


@dataclass(frozen=True, slots=True)
class Sure:
    """The one unit that fits; `score` says how well its name does, 1 when it was named in full."""

    unit: Unit
    score: float


@dataclass(frozen=True, slots=True)
class Among:
    """Several units fit about as well, the likeliest first, and the question that tells them apart."""

    units: tuple[Unit, ...]
    question: Question


def resolve(text: str, units: Sequence[Unit], prior: Prior = NOBODY) -> Sure | Among | None:
    """Return the unit that a text names, of those the speaker may speak for."""
    if not text.strip() or len(text) > LONGEST:
        return None
    if is_ours(text):
        return _chosen([(1.0, 0.0, unit) for unit in units if unit.id in prior.mine])
    wanted = said(text)
    scored = [
        (score, leaning(unit, prior), unit) for unit in units if (score := fit(wanted, unit)) >= _ENOUGH
    ]
    return _chosen(scored)


def _chosen(scored: list[tuple[float, float, Unit]]) -> Sure | Among | None:
    if not scored:
        return None
    scored.sort(key=lambda one: (-one[0] - one[1], one[2].name, one[2].id))
    score, lean, unit = scored[0]
    if all(_is_apart(score, lean, *other[:2]) for other in scored[1:]):
        return Sure(unit, score)
    near = tuple(one[2] for one in scored if score + lean - one[0] - one[1] < _CLOSE)
    return Among(near, best(near)) if len(near) > 1 else Sure(unit, score)


def _is_apart(score: float, lean: float, other: float, other_lean: float) -> bool:
    """Say whether the first is clear of another: named in full against a part of a name, or by a distance."""
    return (score == 1.0 > other and lean >= other_lean) or score + lean - other - other_lean >= _APART
