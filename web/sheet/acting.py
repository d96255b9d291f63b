"""Act on what a browser sent of a table: decide on fresh rows, write in one short transaction, show what became of it.

Whatever reads well is kept at each press, whichever button it was. Only the send button of the last page sends.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from flask import Response
from werkzeug.exceptions import RequestEntityTooLarge

from engine.conversation.bubbles import Text, say
from engine.sheet import pasting
from engine.sheet.arriving import fingerprint, rows_of
from engine.sheet.parts import Fault, Row, Seen, Typed
from handlers.desk import Desk, Overtaken
from handlers.sheets import keeping, marks, sending
from handlers.sheets.tables import Table
from models.conversations import Moved
from web.browsers import known_or_new, with_cookie
from web.sheet import posting, showing, uploads
from web.sheet.door import (
    JAR,
    Visit,
    bind,
    desk_at,
    entrance,
    go_to,
    path,
    reading_of,
    shown,
    shut,
    table_of,
    visit,
)
from web.sheet.posting import Posted

REDECIDE: Final = 3
NOTHING_CHOSEN: Final = "Nothing is ticked, so nothing was sent."
CHANGED: Final = "Something has changed meanwhile. Nothing was sent, please look once more."


def act(link: str) -> Response:
    """Let a press in, if it began on our page in the browser that opened the link."""
    visiting = visit(link)
    if isinstance(visiting, Response):
        return visiting
    try:
        posted = posting.read()
    except RequestEntityTooLarge:
        return shut("large")
    if not posting.is_from_us():
        return shut("foreign")
    passes = visiting.core.passes
    if posted.button == "open":
        is_ours = posted.token and passes.is_mark(posted.token, "open table", link)
        return _open(visiting) if is_ours else shut("foreign")
    if not visiting.is_here:
        return shut("elsewhere") if visiting.browser else entrance(visiting)
    if not passes.is_mark(posted.token, "change table", link, visiting.browser):
        return shut("foreign")
    return _acted(visiting, posted)


def _open(visiting: Visit) -> Response:
    browser = known_or_new(JAR)
    if not bind(visiting, browser):
        return shut("elsewhere")
    return with_cookie(JAR, go_to(path(visiting)), browser)


def _acted(visiting: Visit, posted: Posted) -> Response:
    """Decide on fresh rows until nobody moves them while we write."""
    for _ in range(REDECIDE):
        try:
            return _send(visiting, posted) if posted.button == "send" else _change(visiting, posted)
        except (Moved, Overtaken):
            continue
    return shut("busy")


def _change(visiting: Visit, posted: Posted) -> Response:
    """Keep what reads well, then do what the button says."""
    source = uploads.source_of(visiting, posted.file_id)
    with visiting.core.database.reading() as connection:
        desk, reading = desk_at(visiting, connection), reading_of(visiting, source)
        table = table_of(desk, visiting, reading.when)
        if isinstance(table, Response):
            return table
        typed, said = _typed(table, posted)
        rows = rows_of(table.sheet, typed, _seen(desk, table, posted.seen), reading)
    with visiting.core.database.writing() as connection:
        keeping.keep(desk_at(visiting, connection), table, rows)
    if posted.button == "file":
        return uploads.taken(visiting, posted)
    if posted.button != "check" and not said and not any(row.status == "wrong" for row in rows):
        return go_to(f"{path(visiting)}?kept=1{_file(posted)}")
    return _after(visiting, posted, rows, typed, said)


def _file(posted: Posted) -> str:
    return f"&file={posted.file_id}" if posted.file_id.isalnum() else ""


def _typed(table: Table, posted: Posted) -> tuple[Mapping[str, Typed], tuple[Text, ...]]:
    """Put a pasted block over the cells of the page."""
    if posted.button != "paste":
        return posted.cells, ()
    cells = pasting.cells(posted.block)
    block = pasting.placed(table.sheet, cells, posted.from_unit, posted.from_question)
    typed = dict(posted.cells)
    for key, texts in block.texts.items():
        before = typed.get(key, Typed())
        typed[key] = Typed({**before.texts, **texts}, before.why)
    return typed, block.said


def _seen(desk: Desk, table: Table, shown_marks: str) -> Callable[[str], Seen]:
    made = marks.from_json(shown_marks)
    return lambda line: marks.seen(desk, table.sheet.key, line, made)


def _after(
    visiting: Visit,
    posted: Posted,
    before: tuple[Row, ...],
    typed: Mapping[str, Typed],
    said: tuple[Text, ...],
) -> Response:
    """Show the table as it is by now, what was not taken still in its cells; or all that could be sent."""
    with visiting.core.database.reading() as connection:
        desk, reading = desk_at(visiting, connection), reading_of(visiting)
        table = table_of(desk, visiting, reading.when)
        if isinstance(table, Response):
            return table
        kept = rows_of(table.sheet, {}, lambda _: showing.never, reading)
        rows = _with_faults(kept, before, is_checked=posted.button == "check")
        if posted.button == "check" and any(row.send is not None for row in rows):
            return showing.review(visiting, table, rows, reading, posted, said)
        if posted.button == "check":
            said = (*said, say("There is nothing to send yet."))
        return showing.form(
            desk,
            visiting,
            table,
            rows,
            reading,
            typed=typed,
            said=said,
            file_id=posted.file_id,
            is_checked=posted.button == "check",
        )


def _with_faults(rows: tuple[Row, ...], before: tuple[Row, ...], *, is_checked: bool) -> tuple[Row, ...]:
    """Keep what could not be taken beside the lines; what is only still to come is named when somebody wants to send."""
    faults = {row.line.key: row.faults for row in before if row.status == "wrong"}
    return tuple(_with(row, faults.get(row.line.key), is_checked=is_checked) for row in rows)


def _with(row: Row, faults: Mapping[str, Fault] | None, *, is_checked: bool) -> Row:
    if faults is None:
        return row
    known = row.faults if is_checked or row.status != "begun" else {}
    return replace(row, status="wrong", faults={**known, **faults}, send=None)


def _send(visiting: Visit, posted: Posted) -> Response:
    """Send the chosen lines, if they are still what the page had shown."""
    core = visiting.core
    with core.database.reading() as connection:
        desk, reading = desk_at(visiting, connection), reading_of(visiting)
        table = table_of(desk, visiting, reading.when)
        if isinstance(table, Response):
            return table
        rows = rows_of(table.sheet, {}, lambda _: showing.never, reading)
        ready = [row for row in rows if row.send is not None]
        chosen = [row for row in ready if row.line.key in posted.chosen]
        if str(fingerprint(ready)) != posted.shown or not chosen:
            said = (say(NOTHING_CHOSEN) if ready and not posted.chosen else say(CHANGED),)
            if not ready:
                return showing.form(desk, visiting, table, rows, reading, said=(say(CHANGED),))
            return showing.review(visiting, table, rows, reading, posted, said)
        imported = uploads.told_by(desk, visiting, table, posted.file_id)
    with core.database.writing() as connection:
        desk = desk_at(visiting, connection)
        recorded = sending.send(
            desk, table, chosen, imported=imported, seed=reading.when.seed, file_id=posted.file_id
        )
        if recorded.orders:
            core.tasks.enqueue(connection, recorded.orders)
    everything = frozenset((key, path) for key, one in posted.cells.items() for path in one.texts)
    return shown(
        "table_sent.html",
        count=len(chosen),
        left=len(ready) - len(chosen),
        held=showing.held(posted, everything),
        seen=posted.seen,
        **showing.around(visiting, table),
    )
