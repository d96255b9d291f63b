"""Remember what was written to one tab: before a call what it will write, after it that it arrived.

Whatever dies in between, the next try knows its own cells again.
"""

import hashlib
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from exports.mirror.lines import Edit, Line, shown
from exports.mirror.marks import opened
from models import sheet_edits, sheet_tabs
from models.database import Database
from models.sheet_edits import SheetEdit
from models.sheet_tabs import SheetTab


@dataclass(frozen=True, slots=True)
class Known:
    """A row as it was last written: where, its fingerprints, and those before while a write is under way."""

    at: int
    cells: "array[int]"
    before: "array[int]"


@dataclass(slots=True)
class Memory:
    """What is known of one tab; `order` are the columns of the fingerprints, and only grows."""

    database: Database
    tab: SheetTab
    now_ms: Callable[[], int]
    hushed: frozenset[str] = frozenset()
    warning: str = ""
    order: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.order = list(self.tab.columns)

    def know(self, columns: Sequence[str]) -> None:
        """Take new columns in."""
        new = [key for key in columns if key not in self.order]
        if new:
            self.order += new
            self._change(columns=self.order)

    def freshen(self, columns: Sequence[str]) -> None:
        """Note columns that were deleted and put back: what stands in them is nobody's."""
        self.tab.fresh = sorted({*self.tab.fresh, *columns})
        self._change(fresh=self.tab.fresh)

    def refreshed(self) -> None:
        """Note that columns that were put back are filled again."""
        self.tab.fresh = []
        self._change(fresh=[])

    def undressed(self, columns: Sequence[str]) -> list[str]:
        """Return which of these columns have no warning yet, or lost it with themselves."""
        return [key for key in columns if key not in self.tab.dressed or key in self.tab.fresh]

    def dress(self, columns: Sequence[str]) -> None:
        """Note that columns have their warning."""
        self.tab.dressed = [*dict.fromkeys([*self.tab.dressed, *columns])]
        self._change(dressed=self.tab.dressed)

    def show(self, fingerprint: str) -> None:
        """Note what a printed page was laid out of; "" when what stands there is not known to be that."""
        if self.tab.shows != fingerprint:
            self.tab.shows = fingerprint
            self._change(shows=fingerprint)

    def settled(self) -> None:
        """Forget the changed cells of a tab in which all stands as it was written."""
        with self.database.writing() as connection:
            sheet_edits.close_tab(connection, self.tab.id)

    def forget(self) -> None:
        """Begin anew: the tab, or all that stood in it, is gone."""
        self.tab.last_row, self.tab.fresh, self.tab.dressed = 0, [], []
        with self.database.writing() as connection:
            sheet_tabs.forget_rows(connection, self.tab.id)
            sheet_edits.close_tab(connection, self.tab.id)
            sheet_tabs.change(connection, self.tab.id, last_row=0, fresh=[], dressed=[])

    def known(self, lines: Sequence[Line]) -> dict[str, Known]:
        """Return what is kept of some rows."""
        length = len(self.order)
        with self.database.reading() as connection:
            found = sheet_tabs.rows(connection, self.tab.id, [line.key for line in lines])
        return {
            key: Known(at, opened(cells, length), opened(before, length if before else 0))
            for key, (at, cells, before) in found.items()
        }

    def intend(
        self, rows: Mapping[str, tuple[int, "array[int]"]], known: Mapping[str, Known], last_row: int
    ) -> None:
        """Note what is about to be written, beside what stood there."""
        found = [
            (key, at, cells.tobytes(), known[key].cells.tobytes() if key in known else None)
            for key, (at, cells) in rows.items()
        ]
        with self.database.writing() as connection:
            sheet_tabs.put_rows(connection, self.tab.id, found)
            if last_row != self.tab.last_row:
                self.tab.last_row = last_row
                sheet_tabs.change(connection, self.tab.id, last_row=last_row)

    def settle(self, keys: Sequence[str]) -> None:
        """Note that it arrived."""
        with self.database.writing() as connection:
            sheet_tabs.settle_rows(connection, self.tab.id, keys)

    def edits(self, lines: Sequence[Line]) -> dict[tuple[str, str], SheetEdit]:
        """Return the changed cells that are known of some rows."""
        with self.database.reading() as connection:
            found = sheet_edits.of_rows(connection, self.tab.id, [line.key for line in lines])
        return {(one.key, one.column): one for one in found}

    def copies(self) -> dict[str, SheetEdit]:
        """Return the copied rows that are known, by the key that stands twice."""
        with self.database.reading() as connection:
            found = sheet_edits.of_column(connection, self.tab.id, "")
        return {one.key: one for one in found}

    def see(self, found: Sequence[Edit], over: Sequence[SheetEdit]) -> None:
        """Store changed cells, and forget those that agree again."""
        if not found and not over:
            return
        with self.database.writing() as connection:
            sheet_edits.see(connection, [self._row(one) for one in found])
            sheet_edits.close(connection, [one.id for one in over])

    def _row(self, edit: Edit) -> dict[str, object]:
        name = f"{self.tab.id}\n{edit.key}\n{edit.column}"
        return {
            "id": hashlib.sha256(name.encode()).hexdigest()[:32],
            "tab_id": self.tab.id,
            "programme": self.tab.programme,
            "key": edit.key,
            "column": edit.column,
            "title": edit.title[:300],
            "found": "" if edit.column in self.hushed else shown(edit.found),
            "at": edit.at,
            "state": sheet_edits.OPEN,
            "seen_ms": self.now_ms(),
        }

    def _change(self, **values: object) -> None:
        with self.database.writing() as connection:
            sheet_tabs.change(connection, self.tab.id, **values)
