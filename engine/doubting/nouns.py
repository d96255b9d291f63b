"""Name the checks that a report goes through, and a doubt with what its sentence is filled with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

Check = Literal[
    "evidence", "photo", "pin", "number", "same", "burst", "cut_off", "explained", "touched", "first", "money"
]  # fmt: skip
CHECKS: Final[tuple[Check, ...]] = (
    "evidence", "photo", "pin", "number", "same", "burst", "cut_off", "explained", "touched", "first", "money",
)  # fmt: skip
NOTES: Final = frozenset({"first", "money"})
"""What is only worth a look: it is shown, and a report is clean all the same. No rule takes such a report by itself."""

Params = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason to look twice: which check found it, what exactly, and what its sentence is filled with."""

    check: Check
    why: str
    params: Params = field(default_factory=dict)

    @property
    def is_note(self) -> bool:
        """Say whether it is shown only, and keeps nothing from being accepted."""
        return self.check in NOTES


@dataclass(frozen=True, slots=True)
class Looked:
    """A report that was looked through: which checks it was put to, and what they found.

    A form without pictures is put to no check of pictures, and a first round to none of earlier ones.
    """

    checks: frozenset[Check] = frozenset()
    doubts: tuple[Doubt, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Say whether every check was passed."""
        return all(one.is_note for one in self.doubts)

    @property
    def passed(self) -> tuple[Check, ...]:
        """Return the checks that found nothing, in their order."""
        found = {one.check for one in self.doubts}
        return tuple(one for one in CHECKS if one in self.checks and one not in found)

    def __add__(self, other: "Looked") -> "Looked":
        doubts = sorted((*self.doubts, *other.doubts), key=lambda one: CHECKS.index(one.check))
        return Looked(self.checks | other.checks, tuple(doubts))


def to_json(looked: Looked) -> dict[str, object]:
    """Write what was found as it is kept."""
    doubts = [{"check": one.check, "why": one.why, "params": dict(one.params)} for one in looked.doubts]
    return {"checks": [one for one in CHECKS if one in looked.checks], "doubts": doubts}


def from_json(kept: Mapping[str, Any]) -> Looked:
    """Read what was kept; a check that this release does not know is left out."""
    doubts = tuple(
        Doubt(one["check"], str(one["why"]), {str(name): str(value) for name, value in one["params"].items()})
        for one in kept["doubts"]
        if one["check"] in CHECKS
    )
    return Looked(frozenset(one for one in CHECKS if one in kept["checks"]), doubts)
