"""Hold what was taken from a workbook: the pack, where each of its keys stood, and what is to be mended."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from engine.books.book import BookFault
from engine.books.form_sheets import FormRows
from engine.conversation.bubbles import Text


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands in a workbook; row 0 for a whole sheet."""

    sheet: str
    row: int = 0
    column: str = ""


@dataclass(slots=True)
class Taken:
    """What a workbook holds; `spots` say where each key of the pack stands, by its dotted path."""

    pack: dict[str, object] = field(default_factory=dict)
    forms: dict[str, FormRows] = field(default_factory=dict)
    spots: dict[str, Spot] = field(default_factory=dict)
    faults: list[BookFault] = field(default_factory=list)

    def blame(self, spot: Spot, wrong: Text, cure: Text) -> None:
        """Remember a fault in a cell."""
        self.faults.append(BookFault(spot.sheet, spot.row, spot.column, wrong, cure))

    def is_blamed(self, spot: Spot) -> bool:
        """Say whether a cell has a fault already."""
        return any(
            (one.sheet, one.row, one.column) == (spot.sheet, spot.row, spot.column) for one in self.faults
        )

    def note(self, path: str, spot: Spot, keys: Iterable[tuple[str, str]]) -> None:
        """Remember where a row stands, and where each of its keys would; the first place of a path stays."""
        self.spots.setdefault(path, spot)
        for key, column in keys:
            self.spots.setdefault(f"{path}.{key}".lstrip("."), Spot(spot.sheet, spot.row, column))

    def spot_of(self, path: str) -> Spot | None:
        """Return where a key stands, or else what it is part of."""
        while path:
            if path in self.spots:
                return self.spots[path]
            path = path.rpartition("[")[0] if path.endswith("]") else path.rpartition(".")[0]
        return None
