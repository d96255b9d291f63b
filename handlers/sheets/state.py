"""Say how the spreadsheet of a programme stands: when everything was in it last, what waits, and why."""

from dataclasses import dataclass

from sqlalchemy import Connection

from models import sheet_books, sheet_edits, sheet_owed
from models.sheet_edits import SheetEdit


@dataclass(frozen=True, slots=True)
class SheetState:
    """One programme's spreadsheet. Times are the machine's; `book` is empty where none is chosen, `reason` where nothing failed."""

    programme: str
    book: str
    good_ms: int
    tried_ms: int
    retry_ms: int
    waiting: int
    reason: str
    cure: str
    edits: int

    @property
    def is_well(self) -> bool:
        """Say whether nothing waits and nothing is to be decided."""
        return not (self.reason or self.waiting or self.edits)


def state(connection: Connection, programme: str, common_book: str = "") -> SheetState:
    """Return how a programme's spreadsheet stands; `common_book` is the one of all programmes that have none of their own."""
    kept = sheet_books.of_programme(connection, programme)
    return SheetState(
        programme=programme,
        book=kept.book or common_book,
        good_ms=kept.good_ms,
        tried_ms=kept.tried_ms,
        retry_ms=kept.retry_ms,
        waiting=sheet_owed.count(connection, programme),
        reason=kept.reason,
        cure=kept.cure,
        edits=sheet_edits.count(connection, programme),
    )


def edits(connection: Connection, programme: str) -> list[SheetEdit]:
    """Return the cells that somebody changed in the spreadsheet, until each is corrected or put back."""
    return sheet_edits.of_programme(connection, programme)
