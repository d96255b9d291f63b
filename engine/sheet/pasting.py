"""Take a block apart that was copied from a spreadsheet, and find the cell that each of its cells is meant for.

A head line names the columns, a column of names the units; where neither stands, the block begins at the chosen cell.
What finds no place is named, never dropped.
"""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from engine.conversation.bubbles import Text, say
from engine.sheet.parts import Sheet
from engine.sheet.returning import few
from thai.text import bare

LINES_AT_MOST: Final = 500
CELLS_AT_MOST: Final = 200
_QUOTED = re.compile(r'(?:^|\t)"', re.MULTILINE)

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """What a block holds for each unit, by path, and what found no place."""

    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    said: tuple[Text, ...] = ()


def cells(text: str) -> tuple[Cells, ...]:
    """Part a copied block into lines and cells; a cell that holds a line end stands in quotes."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").strip("\n")
    if _QUOTED.search(plain):
        try:
            lines = list(csv.reader(io.StringIO(plain, newline=""), dialect="excel-tab", strict=True))
            return _cut(lines)
        except csv.Error:
            pass  # A quote that nobody closed is a letter like any other.
    return _cut([line.split("\t") for line in plain.split("\n")])


def _cut(lines: Sequence[Sequence[str]]) -> tuple[Cells, ...]:
    return tuple(tuple(cell.strip() for cell in line[:CELLS_AT_MOST]) for line in lines[:LINES_AT_MOST])


def placed(sheet: Sheet, lines: Sequence[Cells], line_key: str = "", path: str = "") -> Block:
    """Find the place of every cell; the block begins at the given unit and question where nothing in it says otherwise."""
    lines = [line for line in lines if any(line)]
    if not lines:
        return Block(said=(say("Nothing was pasted yet."),))
    head = _head(sheet, lines[0])
    body = lines[1:] if head else lines
    names = _names_at(sheet, body)
    width = max(map(len, lines))
    paths = head or _paths_from(sheet, path, width, names)
    return _filled(sheet, body, _keys(sheet, body, names, line_key), paths, names)


def _head(sheet: Sheet, cells_of: Cells) -> dict[int, str]:
    """Return which question each column of a head line means; nothing when it is no head."""
    known: dict[str, str] = {}
    for column in reversed(sheet.columns):
        for words in (column.path.rpartition("/")[2], column.label, column.title):
            known[bare(words)] = column.path
    found = {at: known[bare(cell)] for at, cell in enumerate(cells_of) if cell and bare(cell) in known}
    filled = sum(map(bool, cells_of))
    return found if found and len(found) * 2 >= filled - 1 and (len(found) > 1 or filled <= 2) else {}


def _names_at(sheet: Sheet, body: Sequence[Cells]) -> int:
    """Return which column holds the names of units, -1 where none does."""
    known = {bare(line.name) for line in sheet.lines}
    for at in range(min(3, max(map(len, body), default=0))):
        column = [line[at] for line in body if at < len(line) and line[at]]
        if column and sum(bare(cell) in known for cell in column) * 2 > len(column):
            return at
    return -1


def _paths_from(sheet: Sheet, path: str, width: int, names: int) -> dict[int, str]:
    order = [one.path for one in sheet.columns]
    first = order.index(path) if path in order else 0
    spots = [at for at in range(width) if at > names]
    return dict(zip(spots, order[first:], strict=False))


def _keys(sheet: Sheet, body: Sequence[Cells], names: int, line_key: str) -> list[str]:
    """Return the unit of each line of a block, "" for one that has none."""
    if names < 0:
        order = [line.key for line in sheet.lines]
        first = order.index(line_key) if line_key in order else 0
        return (order[first:] + [""] * len(body))[: len(body)]
    by_name: dict[str, list[str]] = {}
    for line in sheet.lines:
        by_name.setdefault(bare(line.name), []).append(line.key)
    found = [by_name.get(bare(line[names]), []) if names < len(line) and line[names] else [] for line in body]
    return [keys[0] if len(keys) == 1 else "" for keys in found]


def _filled(
    sheet: Sheet, body: Sequence[Cells], keys: Sequence[str], paths: dict[int, str], names: int
) -> Block:
    texts: dict[str, dict[str, str]] = {}
    strangers: list[str] = []
    twice: list[str] = []
    outside = 0
    for line, key in zip(body, keys, strict=True):
        told = {at: cell for at, cell in enumerate(line) if cell and at != names}
        if not key:
            strangers += [line[names]] if 0 <= names < len(line) and line[names] else []
            outside += len(told) if names < 0 else 0
            continue
        if key in texts:
            twice.append(_name(sheet, key))
            continue
        outside += sum(at not in paths for at in told)
        texts[key] = {paths[at]: cell for at, cell in told.items() if at in paths}
    return Block({key: one for key, one in texts.items() if one}, _told(strangers, twice, outside))


def _told(strangers: list[str], twice: list[str], outside: int) -> tuple[Text, ...]:
    said: list[Text] = []
    if strangers:
        said.append(say("Not in this table, so left out: {names}", names=few(strangers)))
    if twice:
        said.append(say("Twice in the block, only the first was taken: {names}", names=few(twice)))
    if outside:
        said.append(say("{count} cells lie outside the table and were left out.", count=outside))
    return tuple(said)


def _name(sheet: Sheet, key: str) -> str:
    line = sheet.line(key)
    return line.name if line else key
