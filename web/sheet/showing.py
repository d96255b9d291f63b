"""Show a table: to be filled, to be looked through before it is sent, or what a file would put into it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from flask import Response, request

from bot.wiring import Core
from engine.conversation.bubbles import Text
from engine.sheet import returning
from engine.sheet.arriving import fingerprint, rows_of
from engine.sheet.counting import count, wrong
from engine.sheet.parts import Reading, Row, Seen, Typed
from handlers.desk import Desk
from handlers.pieces import sender_name
from handlers.sheets import files, marks
from handlers.sheets.files import Cells
from handlers.sheets.tables import Table
from models import sheet_files
from thai.politeness import plainly
from web.seeing import traced
from web.sheet.door import Visit, desk_at, entrance, mark, noted, path, reading_of, shown, table_of, visit
from web.sheet.laying import laid
from web.sheet.posting import CELL, WHY, Posted, anchor

FAULTS_LISTED = 30
_NOTHING: Mapping[str, Typed] = {}


def page(link: str) -> Response:
    """Show the table to the browser that opened it, and one button to every other."""
    visiting = visit(link)
    if isinstance(visiting, Response):
        return visiting
    if not visiting.is_here:
        return entrance(visiting)
    with visiting.core.database.reading() as connection:
        desk = desk_at(visiting, connection)
        response = _page(desk, visiting)
    return noted(visiting, desk, response)


def _page(desk: Desk, visiting: Visit) -> Response:
    reading = reading_of(visiting)
    table = table_of(desk, visiting, reading.when)
    if isinstance(table, Response):
        return table
    file_id = request.args.get("file", visiting.file)
    cells = cells_of(desk, visiting, table, file_id)
    if cells is not None and "kept" not in request.args:
        return _of_file(desk, visiting, table, cells, file_id)
    rows = rows_of(table.sheet, _NOTHING, lambda _: never, reading)
    return form(
        desk,
        visiting,
        table,
        rows,
        reading,
        was_kept="kept" in request.args,
        file_id=file_id if cells else "",
    )


def never(path: str, text: str) -> bool:
    """Say of a table into which nothing was typed that nothing stood in it."""
    del path, text
    return False


def cells_of(desk: Desk, visiting: Visit, table: Table, file_id: str) -> Cells | None:
    """Return what a file holds that was sent for this table by the same person and is not decided on yet."""
    row = sheet_files.get(desk.connection, file_id) if file_id else None
    if row is None or row.person_id != visiting.given.person or row.sheet != table.sheet.key:
        return None
    return files.cells_of(desk, row)


def _of_file(desk: Desk, visiting: Visit, table: Table, cells: Cells, file_id: str) -> Response:
    """Put what a file holds into the cells, unkept, with what stands against it."""
    reading, sheet = reading_of(visiting, cells.source), table.sheet
    typed, said = returning.typed(sheet, cells.lines)

    def seen(key: str) -> Seen:
        return marks.seen(desk, sheet.key, key, cells.marks)

    rows = rows_of(sheet, typed, seen, reading)
    return form(desk, visiting, table, rows, reading, typed=typed, said=said, file_id=file_id, is_file=True)


def word_of(core: Core, text: Text) -> str:
    """Return the words of a text."""
    return core.texts.word(text, {})


def form(
    desk: Desk,
    visiting: Visit,
    table: Table,
    rows: Sequence[Row],
    reading: Reading,
    *,
    typed: Mapping[str, Typed] = _NOTHING,
    said: tuple[Text, ...] = (),
    was_kept: bool = False,
    file_id: str = "",
    is_file: bool = False,
    is_checked: bool = False,
) -> Response:
    """Show the cells; `typed` is what was sent, of which what is not taken stays where it was typed.

    What is still to come in a line is named when somebody wants to send, and not at every press before.
    """
    if not is_checked and not is_file:
        rows = [replace(row, faults={}) if row.status == "begun" else row for row in rows]
    faults = wrong(table.sheet, rows)
    return shown(
        "table.html",
        lines=laid(visiting, table, rows, typed, reading),
        columns=table.sheet.columns,
        left=table.sheet.left,
        more=table.sheet.more,
        faults=faults[:FAULTS_LISTED],
        faults_more=max(0, len(faults) - FAULTS_LISTED),
        counts=counts(rows),
        said=said,
        was_kept=was_kept,
        traced=traced(desk, visiting.given.person, sender_name(desk, visiting.given.person)),
        file_id=file_id,
        is_file=is_file,
        seen=marks.made(desk, table.sheet, reading).to_json(),
        **around(visiting, table),
    )


def counts(rows: Sequence[Row]) -> dict[str, int]:
    """Count the lines of each kind."""
    return {
        "all": len(rows),
        "new": count(rows, "new"),
        "changed": count(rows, "changed"),
        "same": count(rows, "same"),
        "wrong": count(rows, "wrong"),
        "begun": count(rows, "begun"),
        "empty": count(rows, "empty"),
        "whole": count(rows, "whole"),
        "shut": count(rows, "shut"),
    }


def review(
    visiting: Visit, table: Table, rows: Sequence[Row], reading: Reading, posted: Posted, said: tuple[Text, ...] = ()
) -> Response:  # fmt: skip
    """Show every line that could be sent, with the box that says so, and those that stay behind.

    The words that could not be taken travel along, so that they stand in their cells again on the way back.
    """
    ready = [row for row in rows if row.send is not None]
    behind = wrong(table.sheet, rows)
    return shown(
        "table_review.html",
        lines=laid(visiting, table, ready, _NOTHING, reading),
        columns=table.sheet.columns,
        behind=behind,
        held=held(posted, frozenset((one.key, one.path) for one in behind)),
        seen=posted.seen,
        counts=counts(rows),
        said=said,
        shown=fingerprint(ready),
        file_id=posted.file_id,
        **around(visiting, table),
    )


def held(posted: Posted, cells: frozenset[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the names and words of some cells as they were sent, with the reasons beside them."""
    keys = {key for key, _ in cells}
    words = [
        (f"{CELL}{key}:{path}", text)
        for key, one in posted.cells.items()
        for path, text in one.texts.items()
        if (key, path) in cells and text
    ]
    whys = [(f"{WHY}{key}", one.why) for key, one in posted.cells.items() if key in keys and one.why]
    return (*words, *whys)


def around(visiting: Visit, table: Table) -> dict[str, object]:
    """Return what every page of a table holds."""
    return {
        "title": table.sheet.title,
        "action": path(visiting),
        "token": mark(visiting),
        "word": partial(word_of, visiting.core),
        "bare": lambda text: plainly(word_of(visiting.core, text)),
        "anchor": anchor,
    }
