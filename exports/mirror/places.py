"""Find the rows of a tab by their keys: where they stood last, and by reading every key when something moved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from exports.mirror.heads import Head
from exports.mirror.judging import Columns, is_row_of
from exports.mirror.marks import as_key, at
from exports.mirror.memory import Known
from exports.tabs import Tab, Value

Standing = tuple[int, list[Value]]


@dataclass(slots=True)
class Places:
    """Where rows stand in one tab. Keys that were read are kept as hashes: 100,000 of them cost half of the texts."""

    tab: Tab
    head: Head
    last: int
    read: dict[int, int] = field(default_factory=dict)
    copies: list[tuple[int, str]] = field(default_factory=list)
    is_read: bool = False
    is_end_known: bool = False

    def find(self, known: Mapping[str, Known], keys: Sequence[str], columns: Columns) -> dict[str, Standing]:
        """Return the rows with these keys that stand somewhere, with their cells."""
        found = self._lines({key: known[key].at for key in keys if key in known})
        lost = [key for key in keys if key in known and key not in found]
        if lost and not self.is_read:
            self.read_keys()
        missing = [key for key in keys if key not in found]
        found |= self._lines({key: self.read[hash(key)] for key in missing if hash(key) in self.read})
        return found | self._without_key({key: known[key] for key in lost if key not in found}, columns)

    def read_keys(self) -> None:
        """Read every key, and where the last row in use is."""
        self.read.clear()
        self.copies.clear()
        last = self.head.key_row
        for row, key in self.tab.keys(self.head.key):
            if row > self.head.key_row:
                text = as_key(key)
                if self.read.setdefault(hash(text), row) != row:
                    self.copies.append((row, text))
                last = row
        self.last, self.is_read, self.is_end_known = last, True, False

    def end(self) -> int:
        """Return the last row in use, what people wrote below ours included."""
        if not self.is_end_known:
            self.last = max(self.last, self.head.key_row)
            below = self.tab.read(self.last, 1, self.tab.rows, self.tab.columns)
            if not self.is_read and (not below or not any(cell != "" for cell in below[0])):
                # Rows went away: look where the last one is now.
                self.read_keys()
                return self.end()
            for row, cells in enumerate(below[1:], self.last + 1):
                key = at(cells, self.head.key)
                if key != "":
                    self.read.setdefault(hash(as_key(key)), row)
            self.last += max(0, len(below) - 1)
            self.is_end_known = True
        return self.last

    def _lines(self, wanted: Mapping[str, int]) -> dict[str, Standing]:
        """Read these rows, and keep those whose key is right."""
        rows = {row for row in wanted.values() if self.head.key_row < row <= self.tab.rows}
        cells = self.tab.lines(sorted(rows)) if rows else {}
        return {
            key: (row, cells[row])
            for key, row in wanted.items()
            if row in cells and as_key(at(cells[row], self.head.key)) == key
        }

    def _without_key(self, lost: Mapping[str, Known], columns: Columns) -> dict[str, Standing]:
        """Find rows whose key somebody changed: they stand where they stood, with all that was written there."""
        rows = {one.at for one in lost.values() if self.head.key_row < one.at <= self.tab.rows}
        cells = self.tab.lines(sorted(rows)) if rows else {}
        return {
            key: (one.at, cells[one.at])
            for key, one in lost.items()
            if one.at in cells and is_row_of(one, cells[one.at], columns)
        }
