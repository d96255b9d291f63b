"""Count what is in and name what is missing, for the office that builds its report out of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.compiling.below import Below, Lacks, in_order


@dataclass(frozen=True, slots=True)
class Basis:
    """How complete a built report is; `lacks` are reports below that were themselves sent with something missing.

    `is_changed` says that the figures are others than those last shown, and `mark` stands for what was built.
    """

    total: int = 0
    sent: int = 0
    zero: int = 0
    waived: int = 0
    missing: tuple[str, ...] = ()
    lacks: tuple[tuple[str, Lacks], ...] = ()
    is_changed: bool = False
    mark: int = 0


def basis(below: Sequence[Below]) -> Basis:
    """Count what lies below; a unit with several rounds is named with each that is missing."""
    found = in_order(below)
    has_rounds = len({one.period for one in found}) > 1
    return Basis(
        total=sum(one.standing != "waived" for one in found),
        sent=sum(one.is_reported for one in found),
        zero=sum(one.standing == "zero" for one in found),
        waived=sum(one.standing == "waived" for one in found),
        missing=tuple(
            f"{one.unit} {one.period}" if has_rounds else one.unit
            for one in found
            if one.standing == "missing"
        ),
        lacks=tuple((one.unit, one.lacks) for one in found if one.lacks),
    )
