"""Take a workbook that was uploaded: untrusted, read within limits, shown as a preview, and never sent by that."""

import hashlib

from flask import Response

from engine.conversation.bubbles import Bubble, Note, Text, say
from engine.conversation.sheets.previewing import told
from engine.sheet import pasting, returning
from engine.sheet.arriving import rows_of
from engine.sheet.parts import Typed
from engine.sheet.returning import Filled
from handlers.desk import Desk
from handlers.sheets import files, marks, previews
from handlers.sheets.tables import Table
from models import sheet_files
from web.sheet import showing
from web.sheet.door import Visit, desk_at, go_to, path, reading_of, table_of
from web.sheet.posting import Posted


def taken(visiting: Visit, posted: Posted) -> Response:
    """Store a file of ours and show what it would do; read any other like a pasted block."""
    if not posted.file:
        return _said(visiting, (say("No file was chosen yet."),))
    from exports import unit_book_reading as books  # noqa: PLC0415 - openpyxl, paid by who uploads

    filled = books.read(posted.file)
    if isinstance(filled, Filled) and not filled.head:
        return _block(visiting, filled)
    core = visiting.core
    with core.database.writing() as connection:
        desk, reading = desk_at(visiting, connection), reading_of(visiting)
        table = table_of(desk, visiting, reading.when)
        if isinstance(table, Response):
            return table
        came = files.Came(hashlib.sha256(posted.file).hexdigest())
        row = files.arrived(desk, table.who, came, filled)
        refused = previews.of_file(desk, table.who, row, reading.when.seed)
    if row.state != sheet_files.WAITING or row.sheet != table.sheet.key:
        words = _words(told(refused, "")) if refused.stands != "waiting" else (say(OTHER_ROUND),)
        return _said(visiting, words)
    return go_to(f"{path(visiting)}?file={row.id}")


OTHER_ROUND = "This file is about another round. Please open the table of that round and send it there."


def _words(bubble: Bubble) -> tuple[Text, ...]:
    return bubble.lines if isinstance(bubble, Note) else ()


def _said(visiting: Visit, said: tuple[Text, ...]) -> Response:
    """Show the table with a word about the file."""
    with visiting.core.database.reading() as connection:
        desk, reading = desk_at(visiting, connection), reading_of(visiting)
        table = table_of(desk, visiting, reading.when)
        if isinstance(table, Response):
            return table
        rows = rows_of(table.sheet, {}, lambda _: showing.never, reading)
        return showing.form(desk, visiting, table, rows, reading, said=said)


def _block(visiting: Visit, filled: Filled) -> Response:
    """Put the cells of somebody else's workbook where its head and its names say; nothing of it is kept yet."""
    with visiting.core.database.reading() as connection:
        desk, reading = desk_at(visiting, connection), reading_of(visiting)
        table = table_of(desk, visiting, reading.when)
        if isinstance(table, Response):
            return table
        block = pasting.placed(table.sheet, filled.cells)
        now = marks.made(desk, table.sheet, reading)
        typed = {key: Typed(texts) for key, texts in block.texts.items()}
        rows = rows_of(table.sheet, typed, lambda key: marks.seen(desk, table.sheet.key, key, now), reading)
        said = (say("This file is not from here, so it was read like a pasted block."), *block.said)
        return showing.form(desk, visiting, table, rows, reading, typed=typed, said=said, is_file=True)


def source_of(visiting: Visit, file_id: str) -> str:
    """Return the message that brought a file: what is taken back with it is taken out again."""
    if not file_id:
        return ""
    with visiting.core.database.reading() as connection:
        desk = desk_at(visiting, connection)
        row = sheet_files.get(connection, file_id)
        cells = files.cells_of(desk, row) if row and row.person_id == visiting.given.person else None
    return cells.source if cells is not None else ""


def told_by(desk: Desk, visiting: Visit, table: Table, file_id: str) -> frozenset[str]:
    """Return the lines of which a file told something that did not stand there when it was made."""
    cells = showing.cells_of(desk, visiting, table, file_id)
    if cells is None:
        return frozenset()
    typed, _ = returning.typed(table.sheet, cells.lines)
    return frozenset(
        key
        for key, one in typed.items()
        if any(
            text and not marks.seen(desk, table.sheet.key, key, cells.marks)(path, text)
            for path, text in one.texts.items()
        )
    )
