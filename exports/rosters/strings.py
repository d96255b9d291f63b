"""Keep the shared texts of a workbook on disk: a list of a country's villages has more of them than memory should hold."""

import os
import tempfile
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import IO, Any, overload
from xml.etree.ElementTree import iterparse

from openpyxl.cell.text import Text
from openpyxl.xml.constants import SHEET_MAIN_NS

_ITEM = f"{{{SHEET_MAIN_NS}}}si"
_LONGEST = 4_000


class Strings(Sequence[str]):
    """Texts by their number."""

    def __init__(self, store: IO[bytes], ends: "array[int]") -> None:
        self._store, self._ends = store, ends
        self._at = lru_cache(maxsize=4096)(self._read)

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return [self._at(one) for one in range(*at.indices(len(self)))]
        if not 0 <= at < len(self):
            raise IndexError(at)
        return self._at(at)

    def _read(self, at: int) -> str:
        first, end = self._ends[at], self._ends[at + 1]
        return os.pread(self._store.fileno(), end - first, first).decode()


@contextmanager
def strings(source: IO[bytes]) -> Iterator[Strings]:
    """Read the table of texts once and lend it."""
    with tempfile.TemporaryFile() as store:
        ends = array("Q", [0])
        for text in _texts(source):
            ends.append(ends[-1] + store.write(text.encode(errors="replace")))
        store.flush()
        yield Strings(store, ends)


def _texts(source: IO[bytes]) -> Iterator[str]:
    root: Any = None
    for event, node in iterparse(source, events=("start", "end")):  # noqa: S314 - looked through before: no document type
        root = node if root is None else root
        if event == "end" and node.tag == _ITEM:
            made: Any = Text.from_tree(node)  # type: ignore[no-untyped-call]
            yield str(made.content)[:_LONGEST]
            root.clear()
