"""A month of a spreadsheet: reports come, change and go, forms grow, people meddle, Google fails; the dice have a seed."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import Any

from gspread.exceptions import APIError, GSpreadException

from exports.failures import SheetsFailure
from exports.tables import Cell, Column
from models import sheet_edits
from tests.exports.mirror_kit import GID, World

WORDS = ("ทอผ้า", "จักสาน", "=1+1", "+66", "แปรรูป\nผลไม้", "'คำ", "", "ก" * 40)
FAULTS: tuple[dict[str, object], ...] = (
    {"kind": "lost"},
    {"kind": "lost", "only": "values:batchUpdate"},
    {"kind": "lost", "only": ":batchUpdate"},
    {"kind": "error", "status": 429},
    {"kind": "error", "status": 500, "only": "values"},
    {"kind": "error", "status": 503, "only": "POST"},
)
Row = dict[str, Cell]


@dataclass(slots=True)
class Month:
    """The database as a dictionary, and everybody who changes it or the sheet."""

    world: World
    dice: Random
    columns: list[Column] = field(
        default_factory=lambda: [Column("id", "รหัส"), Column("1", "กลุ่ม"), Column("2", "คน")]
    )
    rows: dict[str, Row] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    owed: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)
    count: int = 0
    failed: int = 0
    reason: str = ""

    def live(self, days: int) -> None:
        """Let so many things happen, in any order."""
        office: list[Callable[[], None]] = [
            self.report,
            self.report,
            self.correct,
            self.withdraw,
            self.grow,
            self.reword,
        ]
        people = [
            self.edit,
            self.edit,
            self.note,
            self.note_row,
            self.sort,
            self.move,
            self.delete_row,
            self.rename,
            self.lose_keys,
            self.delete_column,
            self.delete_tab,
        ]
        for _ in range(days):
            self.dice.choice(office)()
            if self.dice.random() < 0.7 and self.is_there:
                self.dice.choice(people)()
            if self.dice.random() < 0.4:
                self.world.google.faults(self.dice.choice(FAULTS) | {"times": self.dice.randint(1, 2)})
            if self.dice.random() < 0.1:
                self.world.google.control("share", {"id": self.world.book, "shared_with": []})
            if self.dice.random() < 0.7:
                self.write()
            self.world.google.faults()
            self.world.google.control(
                "share", {"id": self.world.book, "shared_with": [self.world.google.email()]}
            )

    def settle(self) -> None:
        """Let the trouble be over, and every cell be compared."""
        for _ in range(4):
            self.owed = set(self.rows)
            # Without titles and keys an administrator has to say that the tab is begun anew.
            self.write(everything=True, forced=self.reason == "header_changed")

    def put_everything_back(self) -> None:
        with self.world.database.writing() as connection:
            for one in sheet_edits.of_programme(connection, "p"):
                sheet_edits.set_state(connection, one.id, sheet_edits.BACK)
        self.settle()

    def write(self, *, everything: bool = False, forced: bool = False) -> None:
        wanted = [self.rows[key] for key in sorted(self.owed)]
        cells = [tuple(row.get(one.key) for one in self.columns) for row in wanted]
        try:
            found = self.world.export(
                *cells, columns=tuple(self.columns), gone=self.gone, everything=everything, forced=forced
            )
        except SheetsFailure as failure:
            self.failed, self.reason = self.failed + 1, failure.reason
            return
        self.reason = ""
        self.owed = set(self.rows) if found.needs_all else set()

    @property
    def is_there(self) -> bool:
        return any(one.id == GID for one in self.world.client.open_by_key(self.world.book).worksheets())

    def report(self) -> None:
        self.count += 1
        key = f"r{self.count:04d}"
        self.rows[key] = {"id": key, **{one.key: self._value() for one in self.columns[1:]}}
        self.owed.add(key)

    def correct(self) -> None:
        if key := self._key():
            self.rows[key] |= {self.dice.choice(self.columns[1:]).key: self._value()}
            self.owed.add(key)

    def withdraw(self) -> None:
        if key := self._key():
            self.rows[key] = {"id": key}
            self.gone.add(key)
            self.owed.add(key)

    def grow(self) -> None:
        if len(self.columns) < 7:
            number = len(self.columns)
            self.columns.insert(self.dice.randint(1, number), Column(f"{number}", f"คำถาม {number}"))

    def reword(self) -> None:
        at = self.dice.randrange(1, len(self.columns))
        self.columns[at] = Column(self.columns[at].key, f"{self.columns[at].title[:20]}ใหม่")

    def edit(self) -> None:
        column = self._our_column()
        if column:
            row = self.dice.randint(3, max(3, len(self.world.look["rows"])))
            self._type(row, column, self.dice.choice([7, "แก้เอง", "", 3.5, True]))

    def note(self) -> None:
        with self._trying():
            sheet = self.world.sheet
            sheet.add_cols(1)
            self._write_note(self.dice.randint(1, 5), self.world.sheet.col_count)

    def note_row(self) -> None:
        with self._trying():
            self.world.insert("ROWS", self.dice.choice([0, 2, 3, 4]))
            self._write_note(5 + len(self.rows) + self.dice.randint(1, 3), 2)

    def sort(self) -> None:
        with self._trying():
            head = next((at for at, row in enumerate(self.world.look["rows"]) if _is_keys(row)), None)
            if head is not None:
                self.world.sheet.sort(
                    (1, self.dice.choice(["asc", "des"])), range=f"A{head + 2}:Z{head + 60}"
                )

    def move(self) -> None:
        with self._trying():
            self.world.move_column(self.dice.randint(0, 2), self.dice.choice([0, 3]))

    def delete_row(self) -> None:
        with self._trying():
            at = self.dice.randint(3, 6)
            self._forget_notes(self.world.look["rows"][at : at + 1])
            self.world.delete("ROWS", at)

    def delete_column(self) -> None:
        """Delete one of our columns, but not that of the keys."""
        with self._trying():
            keys: list[Any] = next((row for row in self.world.look["rows"] if _is_keys(row)), [])
            ours = [
                at for at, cell in enumerate(keys) if str(cell).startswith("sanam.") and cell != "sanam.id"
            ]
            if ours and self.dice.random() < 0.3:
                at = self.dice.choice(ours)
                self._forget_notes([[*row[at : at + 1]] for row in self.world.look["rows"]])
                self.world.delete("COLUMNS", at)

    def rename(self) -> None:
        with self._trying():
            self.world.sheet.update_title(f"ชื่อใหม่ {self.dice.randint(1, 99)}")

    def lose_keys(self) -> None:
        with self._trying():
            at = next((at for at, row in enumerate(self.world.look["rows"]) if _is_keys(row)), None)
            if at is not None and self.dice.random() < 0.3:
                self._forget_notes(self.world.look["rows"][at : at + 1])
                self.world.delete("ROWS", at)

    def delete_tab(self) -> None:
        with self._trying():
            if self.dice.random() < 0.04:
                self.world.client.open_by_key(self.world.book).del_worksheet(self.world.sheet)
                self.notes.clear()

    def found(self) -> dict[str, list[Row]]:
        """Return the rows of the sheet by their keys, read by the hidden row of keys."""
        grid = self.world.look["rows"]
        at = next(at for at, row in enumerate(grid) if _is_keys(row))
        keys = [str(one).removeprefix("sanam.") for one in grid[at]]
        rows: dict[str, list[Row]] = {}
        for row in grid[at + 1 :]:
            cells = dict(zip(keys, [*row, *[""] * (len(keys) - len(row))], strict=False))
            if cells.get("id", "") in self.rows:
                rows.setdefault(str(cells["id"]), []).append(cells)
        return rows

    def texts(self) -> set[str]:
        return {str(cell) for row in self.world.look["rows"] for cell in row}

    def _key(self) -> str:
        living = sorted(set(self.rows) - self.gone)
        return self.dice.choice(living) if living else ""

    def _value(self) -> Cell:
        return self.dice.choice(
            [self.dice.randint(-5, 500), self.dice.choice(WORDS), None, self.dice.random() * 10]
        )

    def _our_column(self) -> int:
        keys: list[Any] = next((row for row in self.world.look["rows"] if _is_keys(row)), [])
        ours = [
            at for at, cell in enumerate(keys, 1) if str(cell).startswith("sanam.") and cell != "sanam.id"
        ]
        return self.dice.choice(ours) if ours else 0

    def _type(self, row: int, column: int, value: Any) -> None:
        with self._trying():
            self._forget_notes(
                [self.world.look["rows"][row - 1][column - 1 : column]]
                if row <= len(self.world.look["rows"])
                else []
            )
            self.world.sheet.update_cell(row, column, value)

    def _write_note(self, row: int, column: int) -> None:
        grid = self.world.look["rows"]
        is_free = row > len(grid) or column > len(grid[row - 1]) or grid[row - 1][column - 1] == ""
        ours: list[Any] = next((cells for cells in grid if _is_keys(cells)), [])
        is_ours = column <= len(ours) and str(ours[column - 1]).startswith("sanam.")
        if is_free and not is_ours:
            self.count += 1
            self.world.sheet.update_cell(row, column, f"โน้ต {self.count}")
            self.notes.add(f"โน้ต {self.count}")

    def _forget_notes(self, cells: list[list[Any]]) -> None:
        self.notes -= {str(cell) for row in cells for cell in row}

    def _trying(self) -> "suppress":
        """People's own calls may fail too; then nothing happened."""
        return suppress(APIError, GSpreadException, SheetsFailure, IndexError)


def _is_keys(row: list[Any]) -> bool:
    return any(str(cell).startswith("sanam.") for cell in row)
