"""Read a workbook back into a pack: its values, its forms, where each value stood, and every fault by its cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.books import cells, placing
from engine.books.book import FIRST_ROW, Cell, RawSheet
from engine.books.cells import Unreadable
from engine.books.form_sheets import forms_in
from engine.books.names import CLOCKS, FORM_SHEETS, Names
from engine.books.placing import Table
from engine.books.schema import TOP, Key, Shape, schema
from engine.books.taking import Spot, Taken
from engine.books.writing import DUTIES, keys_of
from engine.conversation.bubbles import Text, say

Filled = Mapping[str, Cell]


def read(sheets: tuple[RawSheet, ...], names: Names) -> Taken:
    """Read every sheet; one that is called like no table of a pack is passed over."""
    taken, known = Taken(), schema()
    parts = [(names.part_of(sheet.title, known), sheet) for sheet in sheets]
    for part, sheet in parts:
        for row, at in sorted(sheet.formulas) if part is not None else ():
            spot = Spot(sheet.title, row, cells.typed((*sheet.rows[0], *[None] * (at + 1))[at]))
            taken.blame(spot, say("is a formula"), say("write its result, as plain text"))
    found = dict(parts)
    if TOP not in found:
        spot = Spot(names.sheet(TOP))
        taken.blame(spot, say("is missing"), say("add the sheet {sheet}", sheet=spot.sheet))
    # Clocks come behind the duties that they belong to.
    for path in (*known, CLOCKS):
        if path in found:
            shape = "named" if path == CLOCKS else known[path].shape
            _Page(taken, names, found[path], path, shape, keys_of(path, known, names)).take()
    for part in FORM_SHEETS:
        if part in found:
            tables, faults = forms_in(found[part], part, names)
            taken.faults += faults
            for form, table in tables.items():
                taken.forms.setdefault(form, {})[part] = table
    return taken


@dataclass(frozen=True, slots=True)
class _Page:
    """One sheet while it is being read."""

    taken: Taken
    names: Names
    sheet: RawSheet
    path: str
    shape: Shape
    keys: Mapping[str, Key]

    def take(self) -> None:
        if self.shape == "one":
            self._take_one()
            return
        head = [self._key(one) for one in (self.sheet.rows or ((),))[0]]
        self._see_columns(head)
        for at, row in enumerate(self.sheet.rows[1:], FIRST_ROW):
            filled = {key: cell for key, cell in zip(head, row, strict=False) if cell not in {None, ""}}
            if filled:
                self._take_row(at, filled)

    def _take_one(self) -> None:
        """Take a table that is there once: a key a row, its value beside it."""
        rows = dict(self._pairs())
        if self.path != TOP and not rows:
            return
        values = self.taken.pack if self.path == TOP else placing.inner(self.taken.pack, self.path)
        at = {key: row for key, (row, _) in rows.items()}
        for key in self.keys:
            spot = Spot(self.sheet.title, at.get(key, 1), self.names.column(self.path, key))
            self.taken.note(f"{self.path}.{key}".lstrip("."), spot, ())
        for key, (row, cell) in rows.items():
            if key in self.keys:
                self._take_cell(values, row, key, cell)
            else:
                self._blame(row, key, say("is not a key that a pack knows here"), say("take it out"))
        self._see_needed(values, 1)

    def _pairs(self) -> Iterator[tuple[str, tuple[int, Cell]]]:
        for at, row in enumerate(self.sheet.rows[1:], FIRST_ROW):
            title, cell = (*row, None, None)[:2]
            if title not in {None, ""} and cell not in {None, ""}:
                yield self.names.key_of(self.path, cells.typed(title)), (at, cell)

    def _take_row(self, at: int, filled: Filled) -> None:
        id_ = cells.typed(filled.get(_ID)).strip() if self._lead else ""
        if self._lead and not id_:
            cure = say("write a short English word without blanks, such as {example}", example="plan")
            self._blame(at, self._lead, say("is empty"), cure)
            return
        values: Table = {}
        for key, cell in filled.items():
            if key in self.keys:
                self._take_cell(values, at, key, cell)
        self._see_needed(values, at)
        for path in self._put(at, id_, values):
            self.taken.note(path, Spot(self.sheet.title, at), self._columns())

    def _take_cell(self, values: Table, at: int, key: str, cell: Cell) -> None:
        try:
            placing.put(values, key, cells.read(cell, self.keys[key], self.names))
        except Unreadable as wrong:
            self._blame(at, self.names.column(self.path, key), wrong.wrong, wrong.cure)

    def _put(self, at: int, id_: str, values: Table) -> tuple[str, ...]:
        """Put a row into the pack; return the paths that it is known by."""
        above, _, key = self.path.rpartition(".")
        if self.path == CLOCKS or above:
            outer = placing.inner(self.taken.pack, above or DUTIES).get(id_)
            if not isinstance(outer, dict):
                cure = say("write it in the sheet {sheet} first", sheet=self.names.sheet(above or DUTIES))
                self._blame(at, self._lead, say('"{value}" is not there', value=id_), cure)
                return ()
            if self.path == CLOCKS:
                outer.update(values)
                return (f"{DUTIES}.{id_}",)
            inside = placing.listed(outer, key)
            inside.append(values)
            return (f"{above}.{id_}.{key}[{len(inside)}]", f"{above}.{id_}.{key}")
        if self.shape == "list":
            rows = placing.listed(self.taken.pack, self.path)
            rows.append(values)
            return (f"{self.path}[{len(rows)}]", f"{self.path}.{values.get('id', '')}")
        table = placing.inner(self.taken.pack, self.path)
        if id_ in table:
            self._blame(
                at, self._lead, say('"{value}" stands here twice', value=id_), say("give it another id")
            )
        table[id_] = values
        return (f"{self.path}.{id_}",)

    def _see_needed(self, values: Table, at: int) -> None:
        for key, one in self.keys.items():
            spot = Spot(self.sheet.title, at, self.names.column(self.path, key))
            if one.is_needed and "." not in key and key not in values and not self.taken.is_blamed(spot):
                cure = (
                    say("write one of {words}", words=", ".join(one.words))
                    if one.words
                    else say("fill it in")
                )
                self.taken.blame(spot, say("is empty"), cure)

    def _see_columns(self, head: list[str]) -> None:
        for one in head:
            if one and one not in self.keys and not (one == _ID and self._lead):
                cure = say(
                    "the columns are {words}", words=", ".join(column for _, column in self._columns())
                )
                self._blame(1, one, say("is no column of this sheet"), cure)

    def _columns(self) -> Iterator[tuple[str, str]]:
        return ((key, self.names.column(self.path, key)) for key in self.keys)

    @property
    def _lead(self) -> str:
        """Return the title of the column that says which row it is, "" where none does."""
        return self.names.lead(self.path, self.shape)

    def _key(self, cell: Cell) -> str:
        title = cells.typed(cell).strip().rstrip("*").strip()
        return (
            _ID if self._lead and title in {self._lead, "id", "of"} else self.names.key_of(self.path, title)
        )

    def _blame(self, at: int, column: str, wrong: Text, cure: Text) -> None:
        self.taken.blame(Spot(self.sheet.title, at, column), wrong, cure)


# The column that names the row, whatever it is called.
_ID = " id"
