"""The little world of the chats with a spreadsheet of its own."""

from dataclasses import dataclass, replace
from typing import Any

from bot.config import Settings
from bot.mirrors import passing
from bot.mirrors.passing import Passed, Wanted
from bot.wiring import Core
from exports.google import connect
from models import sheet_books, sheet_tabs
from models.sheet_tabs import SheetTab
from tests.exports.standin import StandIn
from tests.play import Play

PROGRAMME = "moac-groups-2565"
PREFIX = "sanam."


@dataclass(slots=True)
class Town:
    google: StandIn
    book: str
    play: Play

    @property
    def core(self) -> Core:
        settings: Settings = replace(
            self.play.core.settings,
            google_service_account=self.google.account(),
            google_sheets_base=self.google.base,
            google_spreadsheet=self.book,
        )
        return replace(self.play.core, settings=settings)

    def write(self, **wanted: Any) -> Passed:
        """Run one pass as the worker does; with `slow` as when five minutes went by."""
        return passing.write(self.core, Wanted(**wanted))

    def wait_over(self) -> None:
        """Let the wait after a failure, and the time between two slow passes, be over."""
        with self.core.database.writing() as connection:
            for one in sheet_books.every(connection):
                sheet_books.note(connection, one.programme, retry_ms=0, slow_ms=0)

    def tabs(self) -> dict[str, SheetTab]:
        with self.core.database.reading() as connection:
            return {one.name: one for one in sheet_tabs.of_programme(connection, PROGRAMME)}

    def look(self, name: str) -> dict[str, Any]:
        gid = self.tabs()[name].gid
        with connect(self.google.account(), base=self.google.base, wait=lambda _: None) as client:
            title = client.open_by_key(self.book).get_worksheet_by_id(gid).title
        found: dict[str, Any] = self.google.control(f"grid/{self.book}/{title}")
        return found

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of a tab by their titles, without the hidden row of keys."""
        grid = self.look(name)["rows"]
        head, keys = grid[0], grid[1]
        assert str(keys[0]).startswith(PREFIX)
        return [dict(zip(head, [*row, *[""] * (len(head) - len(row))], strict=True)) for row in grid[2:]]

    def change(self, name: str, cell: str, value: Any) -> None:
        with connect(self.google.account(), base=self.google.base, wait=lambda _: None) as client:
            client.open_by_key(self.book).get_worksheet_by_id(self.tabs()[name].gid).update([[value]], cell)
