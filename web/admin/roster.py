"""Show what a list would change and what is wrong in it, row by row; take it in when told so; hand its codes out once."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import Final

from flask import Response, request

from bot import roster_import, roster_slips, roster_sources
from bot.desks import desk_of
from bot.roster_import import Order, Outcome
from bot.roster_sources import NotABook, NotReadable, TooLarge, TooManyRows
from handlers.boards import uploads
from models import uploads as rows
from models.rosters import OFFICE, PERSON, UNIT
from models.uploads import CODES, ROSTER, Upload
from web.admin.showing import admin_page, cared
from web.board.door import JAR, Visit, go_to, shut, unknown
from web.board.pages import ROOT
from web.browsers import private

SORTS: Final = ("cohort", OFFICE, UNIT, PERSON)
KINDS: Final = ("new", "changed", "same", "enrolled")
MOST_ROWS, MOST_SHOWN = 5_000, 200


def show(visit: Visit, upload: str) -> Response:
    """Show what it would change; when it is in, what came of it."""
    kept = uploads.own(visit.desk, visit.sight.who.person_id, upload, ROSTER, CODES) or unknown()
    if kept.kind == CODES and request.args.get("codes"):
        return _codes(visit, kept)
    if kept.kind == CODES:
        return admin_page(visit, "roster_in.html", upload=kept)
    try:
        with _order(visit, kept) as order:
            found = roster_import.look(order, _silent)
            return _looked(visit, kept, found, order.lines.rows)
    except (NotABook, NotReadable, TooLarge, TooManyRows, UnicodeDecodeError) as error:
        why = "large" if isinstance(error, (TooLarge, TooManyRows)) else "broken"
        return admin_page(visit, "roster.html", upload=kept, found=None, why=why)


def begin(visit: Visit, posted: Mapping[str, str], upload: str) -> Response:
    """Take it in as it was looked through; rows that are wrong are left out only when that was said."""
    desk, person, core = visit.desk, visit.sight.who.person_id, visit.core
    kept = uploads.own(desk, person, upload, ROSTER)
    if kept is None:
        return shut("moved", back=request.path)
    with TemporaryDirectory() as made, _order(visit, kept) as order:
        looked = roster_import.look(order, _silent)
        if order.lines.rows > MOST_ROWS or (looked.faults.rows and posted.get("do") != "some"):
            return shut("moved", back=request.path)
        if not rows_taken(visit, kept):
            return shut("moved", back=request.path)
        slips = Path(made) / "codes.html"
        with roster_slips.door(core.settings, slips, "th") as hand_out:
            found = roster_import.write(order, _silent, hand_out)
        _keep(visit, kept, found, slips.read_bytes())
    return go_to(f"{ROOT}/admin/rosters/{kept.id}")


def rows_taken(visit: Visit, kept: Upload) -> bool:
    """Take the list for oneself, so that a second press takes nothing in; a run that breaks off is done again from the file."""
    with visit.core.database.writing() as connection:
        return rows.become(connection, kept.id, before=ROSTER, kind="taking", body=None, told=None)


def _keep(visit: Visit, kept: Upload, found: Outcome, slips: bytes) -> None:
    """Keep what came of it, and the codes sealed until they are fetched."""
    told = {"counts": found.counts, "wrong": found.faults.rows, "codes": found.of(PERSON, "new")}
    with visit.core.database.writing() as connection:
        body = (
            uploads.sealed(desk_of(visit.core, connection), kept.person_id, slips) if told["codes"] else None
        )
        rows.become(connection, kept.id, before="taking", kind=CODES, body=body, told=told)


def _looked(visit: Visit, kept: Upload, found: Outcome, count: int) -> Response:
    return admin_page(
        visit, "roster.html", upload=kept, found=found, why="", sorts=SORTS, kinds=KINDS, rows=count, is_long=count > MOST_ROWS,
        faults=found.faults.shown[:MOST_SHOWN], notes=found.notes.shown[:MOST_SHOWN], letters=letters,
        programme=cared(visit, kept.programme),
    )  # fmt: skip


def letters(column: int) -> str:
    """Name a column as spreadsheets do; none for a row as a whole."""
    found = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


@contextmanager
def _order(visit: Visit, kept: Upload) -> Iterator[Order]:
    """Lend the list as it is taken in, out of a file that is thrown away."""
    content = uploads.content(visit.desk, kept) or unknown()
    with TemporaryDirectory() as made:
        file = Path(made) / f"list{PurePath(kept.name).suffix.lower()}"
        file.write_bytes(content)
        with roster_sources.opened(visit.core.settings, str(file)) as lines:
            yield Order(
                visit.core, cared(visit, kept.programme), lines, PurePath(kept.name).stem, kept.name, "", visit.sight.who.name,
                person_id=kept.person_id,
            )  # fmt: skip


def _codes(visit: Visit, kept: Upload) -> Response:
    content = uploads.content(visit.desk, kept) or unknown()
    response = Response(content, mimetype="text/html; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="codes.html"'
    return private(JAR, response)


def _silent(count: int) -> None:
    """Show nothing: a page has no bar."""
