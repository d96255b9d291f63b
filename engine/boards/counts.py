"""Add rounds up: what was sent, what is missing, and how much of what was due is in."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Final

from engine.boards.kinds import Kind

FEW: Final = 5
"""Of fewer rounds than this a share says more than is known."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rounds stand in each way."""

    on_time: int = 0
    late: int = 0
    missing: int = 0
    soon: int = 0
    ahead: int = 0
    undated: int = 0
    excused: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    @property
    def sent(self) -> int:
        """Return how many reports are in."""
        return self.on_time + self.late

    @property
    def expected(self) -> int:
        """Return how many should be in by now; what came early is among them."""
        return self.sent + self.missing

    @property
    def whole(self) -> int:
        """Return how many there are over the whole year, without those that were excused."""
        return self.expected + self.soon + self.ahead + self.undated

    @property
    def is_few(self) -> bool:
        """Say whether these are too few for a share."""
        return self.expected < FEW

    @property
    def percent(self) -> int | None:
        """Return the share that is in, rounded down so that only all is a hundred; None where nothing was due."""
        return self.sent * 100 // self.expected if self.expected else None


NONE: Final = Counts()


def counted(found: Iterable[tuple[Kind | None, int]]) -> Counts:
    """Add up numbers of rounds by how they stand."""
    numbers: dict[str, int] = {}
    for kind, count in found:
        if kind is not None:
            numbers[kind] = numbers.get(kind, 0) + count
    return Counts(**numbers)


def total(some: Iterable[Counts]) -> Counts:
    """Add several counts up."""
    return sum(some, NONE)
