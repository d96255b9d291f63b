"""One tab that mirrors a small table, remembered in a database of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import gspread

from exports.mirror import checking
from exports.mirror.lines import lines_of
from exports.mirror.memory import Memory
from exports.mirror.mirroring import Outcome, begun, bring
from exports.mirror.opening import opened
from exports.tables import Cell, Column, Table
from models import sheet_edits, sheet_tabs
from models.database import Database, memory_url
from models.sheet_edits import SheetEdit
from models.tables import METADATA
from tests.exports.standin import StandIn

TAB = "รายงานกิจกรรม"
COLUMNS = (Column("id", "รหัส"), Column("group", "กลุ่ม"), Column("people", "คน"))
HEAD = ["รหัส", "กลุ่ม", "คน"]
GID = 4711


def of(*rows: tuple[Cell, ...], columns: tuple[Column, ...] = COLUMNS) -> Table:
    return Table(TAB, columns, [dict(zip([one.key for one in columns], row, strict=True)) for row in rows])


@dataclass(slots=True)
class World:
    google: StandIn
    client: gspread.Client
    book: str
    database: Database = field(default_factory=lambda: Database(memory_url(f"mirror-{uuid4().hex}")))
    kept: Any = None

    def __post_init__(self) -> None:
        self.kept = self.database.engine.connect()
        METADATA.create_all(self.database.engine)
        row = {"id": "t", "book": self.book, "programme": "p", "name": "form:f", "gid": GID, "title": TAB}
        with self.database.writing() as connection:
            sheet_tabs.keep(connection, {**row, "last_row": 0, "columns": [], "fresh": [], "dressed": []})

    def close(self) -> None:
        self.kept.close()
        self.database.close()

    def export(
        self, *rows: tuple[Cell, ...], columns: tuple[Column, ...] = COLUMNS, gone: Iterable[str] = (), everything: bool = False, forced: bool = False
    ) -> Outcome:  # fmt: skip
        return self.send(of(*rows, columns=columns), gone=gone, everything=everything, forced=forced)

    def send(
        self,
        table: Table,
        *,
        gone: Iterable[str] = (),
        everything: bool = False,
        forced: bool = False,
        expected: int = 0,
        hushed: Iterable[str] = (),
    ) -> Outcome:
        memory = self.memory()
        book = opened(self.client.http_client, self.book)
        mirror = begun(
            book, memory, table, everything=everything, expected=expected, forced=forced, hushed=list(hushed)
        )
        return bring(mirror, lines_of(table, gone))

    def compare(self, *rows: tuple[Cell, ...]) -> Outcome:
        """Compare every cell, and look for copied rows, as the nightly pass does."""
        memory = self.memory()
        mirror = begun(opened(self.client.http_client, self.book), memory, of(*rows), everything=True)
        bring(mirror, lines_of(of(*rows)))
        checking.copies(mirror, forced=False)
        return mirror.outcome

    def memory(self) -> Memory:
        with self.database.reading() as connection:
            tab = sheet_tabs.get(connection, "t")
        assert tab is not None
        return Memory(self.database, tab, lambda: 1_000)

    def counts(self, *rows: tuple[Cell, ...], **rest: Any) -> tuple[int, int, int]:
        found = self.export(*rows, **rest)
        return found.appended, found.updated, found.unchanged

    @property
    def look(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.google.control(f"grid/{self.book}/{self.title}")
        return found

    @property
    def title(self) -> str:
        return next(one.title for one in self.sheet.spreadsheet.worksheets() if one.id == GID)

    @property
    def grid(self) -> list[list[Any]]:
        """What people see: everything but the hidden row of keys."""
        return [row for row in self.look["rows"] if not any(str(one).startswith("sanam.") for one in row)]

    @property
    def sheet(self) -> gspread.Worksheet:
        return self.client.open_by_key(self.book).get_worksheet_by_id(GID)

    def edits(self) -> list[tuple[str, str, str]]:
        with self.database.reading() as connection:
            return [(one.key, one.column, one.found) for one in sheet_edits.of_programme(connection, "p")]

    def edit(self, key: str, column: str) -> SheetEdit:
        with self.database.reading() as connection:
            found = sheet_edits.of_programme(connection, "p")
        return next(one for one in found if (one.key, one.column) == (key, column))

    def put_back(self, key: str, column: str) -> None:
        edit = self.edit(key, column)
        with self.database.writing() as connection:
            sheet_edits.set_state(connection, edit.id, sheet_edits.BACK)

    def writes(self) -> int:
        reads = (":batchGetByDataFilter",)
        calls = self.google.calls(self.book)
        return sum(one["method"] != "GET" and not one["path"].endswith(reads) for one in calls)

    def move_column(self, start: int, before: int) -> None:
        place = {"sheetId": GID, "dimension": "COLUMNS", "startIndex": start, "endIndex": start + 1}
        self.change({"moveDimension": {"source": place, "destinationIndex": before}})

    def insert(self, dimension: str, at: int, count: int = 1) -> None:
        place = {"sheetId": GID, "dimension": dimension, "startIndex": at, "endIndex": at + count}
        self.change({"insertDimension": {"range": place}})

    def delete(self, dimension: str, at: int, count: int = 1) -> None:
        place = {"sheetId": GID, "dimension": dimension, "startIndex": at, "endIndex": at + count}
        self.change({"deleteDimension": {"range": place}})

    def change(self, *requests: Mapping[str, Any]) -> None:
        self.client.open_by_key(self.book).batch_update({"requests": list(requests)})
