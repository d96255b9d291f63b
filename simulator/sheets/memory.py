"""Keep the spreadsheets in one JSON file, so that a restart finds them again."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.sheets.books import Book, Shelf
from simulator.sheets.cells import Cell, Formula
from simulator.sheets.grid import Tab


@dataclass(slots=True)
class Memory:
    """A file that is written when something changed since the last time."""

    path: Path
    saved: int = 0

    def recall(self, shelf: Shelf) -> None:
        """Put what the file holds on the shelf."""
        if not self.path.exists():
            return
        for kept in json.loads(self.path.read_text("utf-8")):
            shelf.make(kept["id"], kept["title"], frozenset(kept["shared_with"]))
            shelf.books[kept["id"]].tabs = [_tab(tab) for tab in kept["tabs"]]
        self.saved = shelf.changes

    def save(self, shelf: Shelf) -> None:
        """Write the file beside the old one, then put it in its place."""
        with shelf.lock:
            if self.saved == shelf.changes:
                return
            text = json.dumps([_kept(book) for book in shelf.books.values()], ensure_ascii=False)
            self.saved = shelf.changes
        self.path.parent.mkdir(parents=True, exist_ok=True)
        draft = self.path.with_suffix(".new")
        draft.write_text(text, "utf-8")
        draft.replace(self.path)


def _kept(book: Book) -> dict[str, Any]:
    tabs = [
        {
            "id": tab.sheet_id,
            "title": tab.title,
            "size": [tab.rows, tab.columns, tab.frozen],
            "grid": {str(number): [_plain(cell) for cell in row] for number, row in tab.grid.items()},
        }
        for tab in book.tabs
    ]
    return {"id": book.id, "title": book.title, "shared_with": sorted(book.shared_with), "tabs": tabs}


def _tab(kept: dict[str, Any]) -> Tab:
    rows, columns, frozen = kept["size"]
    grid = {int(number): tuple(_cell(cell) for cell in row) for number, row in kept["grid"].items()}
    return Tab(kept["id"], kept["title"], rows, columns, frozen, grid)


def _plain(cell: Cell) -> object:
    return {"formula": cell.text} if isinstance(cell, Formula) else cell


def _cell(kept: Any) -> Cell:
    return Formula(kept["formula"]) if isinstance(kept, dict) else kept
