"""Name to whom something is told: how their work stands, what kind of unit they speak for, and where it lies."""

from dataclasses import dataclass
from typing import Final, Literal

Which = Literal["all", "missing", "soon", "returned"]
WHICH: Final[tuple[Which, ...]] = ("all", "missing", "soon", "returned")
OFFICES: Final = "office:"
"""What a kind begins with when the people of the offices below are meant, not those of units."""
PARTS: Final = 3


@dataclass(frozen=True, slots=True)
class Audience:
    """A filter; an empty kind is every kind of unit, an empty place everywhere in the role's area."""

    which: Which = "all"
    kind: str = ""
    place: str = ""

    @property
    def office_kind(self) -> str:
        """Name the kind of office below whose people are meant; empty where those of units are."""
        return self.kind.removeprefix(OFFICES) if self.kind.startswith(OFFICES) else ""

    @property
    def code(self) -> str:
        """Write it for a button."""
        return f"{self.which}/{self.kind}/{self.place}"


def read(code: str) -> Audience:
    """Read what a button holds; what is not known is everybody."""
    parts = code.split("/")
    if len(parts) < PARTS or parts[0] not in WHICH:
        return Audience()
    return Audience(parts[0], parts[1], parts[2])
