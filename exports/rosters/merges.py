"""Know which cells of a sheet are joined downwards: what stands in the first of them is meant for all their rows."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO, Final

from openpyxl.utils.cell import range_boundaries

from exports.rosters.lines import Line
from exports.safe_books import TooLarge

MOST: Final = 50_000
_MERGE: Final = re.compile(rb'mergeCell\s+ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_PIECE: Final = 1 << 18
_LONGEST: Final = 64


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """Some rows of one column that are one cell."""

    first: int
    last: int
    column: int


def merges_in(source: IO[bytes]) -> list[Merge]:
    """Return the cells of a sheet that are joined downwards, from the top down."""
    found, tail = list[Merge](), b""
    while piece := source.read(_PIECE):
        for match in _MERGE.finditer(text := tail + piece):
            left, top, _, bottom = range_boundaries(match[1].decode())  # type: ignore[no-untyped-call]
            found += [Merge(int(top), int(bottom), int(left))] if bottom > top else []
            if len(found) > MOST:
                raise TooLarge
        last = max((match.end() for match in _MERGE.finditer(text)), default=0)
        tail = text[max(last, len(text) - _LONGEST) :]
    return sorted(set(found))


@dataclass(slots=True)
class _Open:
    """What still reaches down, by column."""

    texts: dict[int, tuple[int, str]] = field(default_factory=dict)


def filled_down(lines: Iterable[Line], merges: list[Merge]) -> Iterator[Line]:
    """Yield rows with the text of a joined cell in each of its rows."""
    if not merges:
        yield from lines
        return
    waiting, reaching = list(reversed(merges)), _Open()
    for line in lines:
        cells = list(line.cells)
        for column, (last, text) in list(reaching.texts.items()):
            if line.row > last:
                del reaching.texts[column]
            else:
                _put(cells, column, text)
        while waiting and waiting[-1].first <= line.row:
            merge = waiting.pop()
            if merge.first == line.row and merge.column <= len(cells) and cells[merge.column - 1]:
                reaching.texts[merge.column] = (merge.last, cells[merge.column - 1])
        yield Line(line.row, cells, line.troubles)


def _put(cells: list[str], column: int, text: str) -> None:
    cells += [""] * (column - len(cells))
    cells[column - 1] = cells[column - 1] or text
