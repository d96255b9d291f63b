"""Mark what stood in each cell when a page or a file was made, so that nothing that changed meanwhile is written over.

A mark is a keyed hash: it says whether a text is the one, and gives none away.
"""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.conversation.kinds.asked import Asked
from engine.sheet.parts import Reading, Seen, Sheet
from engine.sheet.texts import standing
from handlers.desk import Desk

LONG = 12


@dataclass(frozen=True, slots=True)
class Marks:
    """The questions of the columns, and for each line a mark a column."""

    columns: tuple[str, ...] = ()
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def to_json(self) -> str:
        """Write the marks for a page or a file to bring back."""
        return json.dumps({"columns": self.columns, "lines": self.lines}, separators=(",", ":"))


def from_json(text: str) -> Marks:
    """Read marks that were brought back; what is none marks nothing."""
    try:
        found = json.loads(text)
        columns = tuple(str(one) for one in found["columns"])
        lines = {str(key): tuple(str(one) for one in line) for key, line in found["lines"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Marks()
    return Marks(columns, lines)


def made(desk: Desk, sheet: Sheet, reading: Reading) -> Marks:
    """Return the marks of a table as it stands now."""
    columns = tuple(one.path for one in sheet.columns)
    lines = {}
    for line in sheet.lines:
        asked = [(path, line.filling.form.question(path)) for path in columns]
        stands = (
            (path, standing(Asked(line.filling, one, reading.when), reading) if one else "")
            for path, one in asked
        )
        lines[line.key] = tuple(_mark(desk, sheet.key, line.key, path, text) for path, text in stands)
    return Marks(columns, lines)


def seen(desk: Desk, sheet_key: str, line_key: str, marks: Marks) -> Seen:
    """Return what tells whether a text stood in a cell of a line; of a line without marks every cell was empty."""
    known = dict(zip(marks.columns, marks.lines.get(line_key, ()), strict=False))

    def stood(path: str, text: str) -> bool:
        mark = known.get(path)
        if mark is None:
            return not text
        return hmac.compare_digest(mark.encode(), _mark(desk, sheet_key, line_key, path, text).encode())

    return stood


def _mark(desk: Desk, sheet_key: str, line_key: str, path: str, text: str) -> str:
    return desk.vault.keyring.hash("cell", f"{sheet_key}\n{line_key}\n{path}\n{text}")[:LONG]
