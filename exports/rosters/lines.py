"""Hold the rows of a list's sheets on disk while they are read twice; the file has no name and is gone with its holder."""

import hashlib
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, Final

MOST_ROWS: Final = 200_000
MOST_COLUMNS: Final = 100
MOST_SHEETS: Final = 100
LONGEST_CELL: Final = 1_000


class TooManyRows(Exception):
    """The list is longer than one list may be."""

    retryable = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its number, its cells as people would type them, and what is wrong with some of them."""

    row: int
    cells: list[str]
    troubles: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its title, how many rows hold something, and where they begin."""

    title: str
    rows: int
    offset: int


@dataclass(slots=True)
class Lines:
    """The rows of all sheets, and one fingerprint of them."""

    store: IO[bytes]
    sheets: list[Sheet] = field(default_factory=list)
    fingerprint: str = ""

    @property
    def rows(self) -> int:
        """Return how many rows hold something."""
        return sum(one.rows for one in self.sheets)

    def of(self, sheet: Sheet) -> Iterator[Line]:
        """Yield the rows of a sheet; several may be read at the same time."""
        at = sheet.offset
        for _ in range(sheet.rows):
            self.store.seek(at)
            text = self.store.readline()
            at += len(text)
            row, cells, troubles = json.loads(text)
            yield Line(row, cells, {int(column): what for column, what in troubles.items()})


@contextmanager
def spooled(sheets: Iterable[tuple[str, Iterable[Line]]]) -> Iterator[Lines]:
    """Read all sheets once and lend their rows."""
    with tempfile.TemporaryFile() as store:
        found, digest, count = Lines(store), hashlib.sha256(), 0
        for title, lines in sheets:
            if len(found.sheets) >= MOST_SHEETS:
                raise TooManyRows
            offset, rows = store.tell(), 0
            digest.update(title.encode(errors="replace"))
            for line in lines:
                if not (any(line.cells) or line.troubles):
                    continue
                rows, count = rows + 1, count + 1
                if count > MOST_ROWS:
                    raise TooManyRows
                text = json.dumps([line.row, line.cells, line.troubles], ensure_ascii=False).encode(
                    errors="replace"
                )
                digest.update(text)
                store.write(text + b"\n")
            found.sheets.append(Sheet(title, rows, offset))
        found.fingerprint = digest.hexdigest()
        yield found


def cut(cells: Iterable[str]) -> list[str]:
    """Return the cells of a row within limits, without the empty ones at its end."""
    found = [one[:LONGEST_CELL] for _, one in zip(range(MOST_COLUMNS), cells, strict=False)]
    while found and not found[-1]:
        found.pop()
    return found
