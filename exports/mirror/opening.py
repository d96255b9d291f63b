"""Open the tabs of a spreadsheet by their number, which stays when people rename or move them; make the missing ones."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from zlib import crc32

from gspread.http_client import HTTPClient

from exports import tabs
from exports.failures import SheetsFailure
from exports.mirror.heads import HEAD_ROWS
from exports.tabs import Tab

LONGEST_TITLE = 100
_ROWS_OF_A_NEW_TAB = 1_000
_ID_BITS = 0x7FFF_FFFF


@dataclass(slots=True)
class Book:
    """One spreadsheet with its tabs as they were when this was opened."""

    http: HTTPClient
    id: str
    tabs: dict[int, Tab] = field(default_factory=dict)

    def tab(self, gid: int) -> Tab | None:
        """Return the tab with this number, None when somebody deleted it."""
        return self.tabs.get(gid)

    def make(self, gid: int, title: str, *, rows: int, columns: int) -> Tab:
        """Make a tab under a number of our choice, so that links to it live when it is made again."""
        taken = {one.title.casefold() for one in self.tabs.values()}
        asked = {"sheetId": gid, "title": _free(title, taken)}
        size = {
            "rowCount": max(_ROWS_OF_A_NEW_TAB, rows + HEAD_ROWS),
            "columnCount": columns,
            "frozenRowCount": HEAD_ROWS,
        }
        body = {"requests": [{"addSheet": {"properties": asked | {"gridProperties": size}}}]}
        try:
            self.http.batch_update(self.id, body)
        except SheetsFailure:
            # The answer to an earlier call may have got lost, and the tab stand there.
            self.refresh()
            if gid not in self.tabs:
                raise
            return self.tabs[gid]
        made = Tab(self.http, self.id, gid, str(asked["title"]), size["rowCount"], columns, untouched=True)
        self.tabs[gid] = made
        return made

    def refresh(self) -> None:
        """Look at the tabs again."""
        self.tabs = {one.sheet_id: one for one in tabs.every(self.http, self.id, hidden=True)}


def opened(http: HTTPClient, book_id: str) -> Book:
    """Open a spreadsheet."""
    book = Book(http, book_id)
    book.refresh()
    return book


def number_of(programme: str, name: str, taken: Mapping[int, object]) -> int:
    """Return the number of a tab of ours: the same in every life of the database, unless somebody else's tab has it."""
    wanted = crc32(f"{programme}/{name}".encode()) & _ID_BITS
    while wanted in taken:
        wanted = (wanted + 1) & _ID_BITS
    return wanted


def _free(title: str, taken: set[str]) -> str:
    plain = title[:LONGEST_TITLE].strip() or "Sheet"
    free, number = plain, 2
    while free.casefold() in taken:
        tail = f" ({number})"
        free, number = plain[: LONGEST_TITLE - len(tail)] + tail, number + 1
    return free
