"""Spreadsheets, who may open them, and changes that happen whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from threading import RLock

from simulator.sheets import ranges, refusals
from simulator.sheets.grid import Tab
from simulator.sheets.ranges import Box

MOST_CELLS = 10_000_000


@dataclass(slots=True)
class Book:
    """One spreadsheet."""

    id: str
    title: str
    shared_with: frozenset[str]
    tabs: list[Tab]
    version: int = 0

    def copy(self) -> "Book":
        """Return a draft of this spreadsheet."""
        return replace(self, tabs=[tab.copy() for tab in self.tabs])

    def tab(self, title: str) -> Tab | None:
        """Find a tab by its title, in any case of letters, as Google does."""
        return next((tab for tab in self.tabs if tab.title.casefold() == title.casefold()), None)

    def tab_by_id(self, sheet_id: object) -> Tab:
        """Find a tab by the number that requests use."""
        for tab in self.tabs:
            if tab.sheet_id == sheet_id:
                return tab
        raise refusals.invalid(f"No sheet with id: {sheet_id}")

    def area(self, text: str) -> tuple[Tab, Box]:
        """Find the tab and the box that a range names."""
        area = ranges.parse(text)
        tab = area and (self.tabs[0] if area.tab is None else self.tab(area.tab))
        if not area or not tab:
            raise refusals.unparsable(text)
        return tab, area.box

    def check_size(self) -> None:
        """Refuse to pass the limit of a whole spreadsheet."""
        if sum(tab.cell_count for tab in self.tabs) > MOST_CELLS:
            raise refusals.invalid(
                "This action would increase the number of cells in the workbook above the limit of "
                f"{MOST_CELLS} cells."
            )


@dataclass(slots=True)
class Shelf:
    """All spreadsheets of this stand-in."""

    books: dict[str, Book] = field(default_factory=dict)
    lock: RLock = field(default_factory=RLock)
    changes: int = 0

    def make(self, book_id: str, title: str, shared_with: frozenset[str]) -> Book:
        """Put a new spreadsheet with one empty tab on the shelf; one with the same id goes away."""
        with self.lock:
            book = Book(book_id, title, shared_with, [Tab(0, "Sheet1")])
            self.changes += 1
            self.books[book_id] = replace(book, version=self.changes)
            return book

    def open(self, book_id: str, email: str) -> Book:
        """Find a spreadsheet for the account that asks."""
        book = self.books.get(book_id)
        if book is None:
            raise refusals.not_found()
        if email not in book.shared_with:
            raise refusals.forbidden()
        return book

    @contextmanager
    def change(self, book_id: str, email: str) -> Iterator[Book]:
        """Hand out a draft, and put it in place only when nothing was refused."""
        with self.lock:
            before = self.open(book_id, email)
            draft = before.copy()
            yield draft
            self.changes += 1
            _mark(before, draft, self.changes)
            self.books[book_id] = replace(draft, version=self.changes)


def _mark(before: Book, draft: Book, version: int) -> None:
    """Number the tabs that changed; the others keep the marks of their last change."""
    marks = {tab.sheet_id: tab.newest for tab in before.tabs}
    for tab in draft.tabs:
        tab.version = version if tab.newest else tab.version
        tab.newest = tab.newest or marks.get(tab.sheet_id, frozenset())
