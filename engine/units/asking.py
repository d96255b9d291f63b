"""Choose the one question that tells most about which of several units is meant, and take its answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from engine.units.unit import Unit
from thai.places.asking import bits

About = Literal["unit", "province", "district", "subdistrict", "village"]
MOST_OPTIONS: Final = 5


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: the unit's id, or the code of the place it is in, and the units it leaves."""

    key: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask about; the likeliest options, never more than five: the rest is typed."""

    about: About
    options: tuple[Option, ...]
    is_whole: bool = True


_CUTS: Final[Sequence[tuple[About, Callable[[Unit], str]]]] = (
    ("province", lambda unit: unit.place[:2]),
    ("district", lambda unit: unit.place[:4] if len(unit.place) >= 4 else ""),
    ("subdistrict", lambda unit: unit.place[:6] if len(unit.place) >= 6 else ""),
    ("village", lambda unit: unit.place if unit.village is not None else ""),
)


def best(units: Sequence[Unit]) -> Question:
    """Return the question that tells most; a short list of the units themselves wherever it can be shown whole."""
    if len(units) <= MOST_OPTIONS:
        return Question("unit", tuple(Option(unit.id, (unit,)) for unit in units))
    about, options = max(
        ((about, _options(units, cut)) for about, cut in _CUTS),
        key=lambda one: bits([len(option.units) for option in one[1]]),
    )
    if len(options) < 2:
        return Question(
            "unit", tuple(Option(unit.id, (unit,)) for unit in units[:MOST_OPTIONS]), is_whole=False
        )
    return Question(about, options[:MOST_OPTIONS], is_whole=len(options) <= MOST_OPTIONS)


def narrowed(question: Question, key: str) -> tuple[Unit, ...]:
    """Return the units that an option leaves; none when it was not offered."""
    return next((option.units for option in question.options if option.key == key), ())


def _options(units: Sequence[Unit], cut: Callable[[Unit], str]) -> tuple[Option, ...]:
    """Part the units by what a cut says of them, in the order in which they came."""
    parts: dict[str, list[Unit]] = {}
    for unit in units:
        key = cut(unit)
        if not key:
            return ()
        parts.setdefault(key, []).append(unit)
    return tuple(Option(key, tuple(found)) for key, found in parts.items())
