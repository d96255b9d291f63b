"""Hand a table out as a workbook: what stands in it now, signed, so that it is known again when it comes back."""

from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import Response, request

from engine.conversation.kinds.asked import Asked
from engine.page.laying import now
from engine.sheet.parts import Line, Reading, Sheet
from engine.sheet.texts import text_of, written
from handlers.sheets import books as heads
from handlers.sheets import marks
from handlers.sheets.tables import Table
from models import audit
from web.browsers import private
from web.sheet.door import JAR, Visit, desk_at, entrance, reading_of, table_of, visit

if TYPE_CHECKING:
    from exports.unit_books import Book, Words

TAKEN = "table_taken_along"


def book(link: str) -> Response:
    """Return the workbook to the browser that opened the link."""
    visiting = visit(link)
    if isinstance(visiting, Response):
        return visiting
    if not visiting.is_here or request.method == "HEAD":
        return entrance(visiting)
    from exports.unit_books import write  # noqa: PLC0415 - xlsxwriter, paid by who takes a table along

    with visiting.core.database.writing() as connection:
        desk, reading = desk_at(visiting, connection), reading_of(visiting)
        table = table_of(desk, visiting, reading.when)
        if isinstance(table, Response):
            return table
        head = heads.head(desk, table, marks.made(desk, table.sheet, reading))
        audit.note(
            connection, at=desk.now, act=TAKEN, about_id=visiting.about, person_id=visiting.given.person
        )
    content = write(_book(visiting, table, head, reading))
    return _served(content, table.sheet.title)


def _book(visiting: Visit, table: Table, head: str, reading: Reading) -> "Book":
    from exports.unit_books import Book  # noqa: PLC0415 - as above

    sheet = table.sheet
    return Book(
        sheet,
        head,
        {line.key: _texts(line, reading) for line in sheet.lines},
        {line.key: _lasts(line, sheet, reading) for line in sheet.lines},
        _words(visiting, sheet),
    )


def _texts(line: Line, reading: Reading) -> dict[str, str]:
    asked = (Asked(line.filling, one, reading.when) for one in now(line.filling, reading.when))
    return {one.question.path: text_of(one, reading) for one in asked}


def _lasts(line: Line, sheet: Sheet, reading: Reading) -> dict[str, str]:
    found = ((one.path, line.filling.form.question(one.path)) for one in sheet.columns)
    return {
        path: written(Asked(line.filling, question, reading.when), line.last.get(path, ""), reading)
        for path, question in found
        if question is not None
    }


def _words(visiting: Visit, sheet: Sheet) -> "Words":
    from exports.unit_books import Words  # noqa: PLC0415 - as above

    say = visiting.core.texts.plain
    return Words(
        fill=say("Fill in here"),
        last=say("The time before"),
        unit=say("Reported for"),
        state=say("How it stands"),
        why=say("Why a number is unusual"),
        sent=say("Sent, number"),
        shut=say("Closed"),
        pick=say("Pick from the list, or type its words."),
        not_listed=say("This is not in the list. Keep it only when the list is another one for this unit."),
        left=f"{say('Told in the chat or on its own page:')} {', '.join(sheet.left)}" if sheet.left else "",
    )


def _served(content: bytes, title: str) -> Response:
    from exports.workbooks import CONTENT_TYPE  # noqa: PLC0415 - as above

    response = Response(content, mimetype=CONTENT_TYPE)
    name = "".join(
        one if one.isalnum() or one in " .-" or "\u0e00" <= one <= "\u0e7f" else " " for one in title
    )
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"table.xlsx\"; filename*=UTF-8''{quote(name.strip()[:80])}.xlsx"
    )
    return private(JAR, response)
