"""Read the people of the comparison as they were fixed, at one of its corners."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

FILE: Final = Path(__file__).parents[1] / "personas.toml"
HIGHEST: Final = 0.95


@dataclass(frozen=True, slots=True)
class Corner:
    """How much more than in the middle people do by themselves, and a reminder does."""

    own: float = 1.0
    reminded: float = 1.0

    @property
    def name(self) -> str:
        """Name it as the table does."""
        return "middle" if self == Corner() else f"own x{self.own:g}, reminded x{self.reminded:g}"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of people: the chance that she sends ahead of the day, the chance of a day, of a reminder, of coming back."""

    name: str
    share: float
    ahead: float
    days_before: tuple[int, int]
    own: float
    late: float
    heeds: float
    within_days: int
    comes_back: float


@dataclass(frozen=True, slots=True)
class Everybody:
    """What holds for all of them."""

    kinds: tuple[Kind, ...]
    writes: tuple[float, float]
    blocks: float
    changes_phone: float
    reads_within_hours: int
    reads: float


def corners() -> tuple[Corner, ...]:
    """Return the middle, then the four corners."""
    found = _file()["corners"]
    return (Corner(), *(Corner(own, reminded) for own in found["own"] for reminded in found["reminded"]))


def everybody(corner: Corner) -> Everybody:
    """Return the people at a corner; no chance passes what was fixed as the highest."""
    found = _file()
    common, offices = found["everybody"], found["coordinators"]
    return Everybody(
        tuple(_kind(name, one, corner) for name, one in found["kinds"].items()),
        tuple(common["writes_days_a_week"]), common["blocks"], common["changes_phone"],
        offices["reads_within_hours"], offices["reads_on_working_days"],
    )  # fmt: skip


def _kind(name: str, told: Mapping[str, Any], corner: Corner) -> Kind:
    ahead = told.get("by_herself", {"chance": 0.0, "days_before": [1, 1]})
    own = _scaled(told.get("own", 0.0), corner.own)
    return Kind(
        name, told["share"], _scaled(ahead["chance"], corner.own), tuple(ahead["days_before"]), own,
        _scaled(told.get("late_own", 0.0), corner.own) or own,
        _scaled(told["reminded"]["chance"], corner.reminded), told["reminded"]["within_days"], told["comes_back"],
    )  # fmt: skip


def _scaled(chance: float, factor: float) -> float:
    return min(HIGHEST, chance * factor)


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads(FILE.read_text("utf-8"))
