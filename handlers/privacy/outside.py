"""Find the copies of somebody's data that left the database: spreadsheets with columns that were let in, files that people took.

What can be called back from there only people can call back: here it is named, with where it went and who took it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from handlers.desk import Desk
from models import reports, sheet_books, sheet_opened
from models.audit import Act
from models.base import table
from models.reports import Report

TAKEN = "file_taken_"


@dataclass(frozen=True, slots=True)
class Outside:
    """One copy: `sheet` or `file`, of which programme or report, where it is or who took it, and when, if that is known."""

    kind: str
    about: str
    where: str
    at: datetime | None = None


def copies(desk: Desk, person_id: str, *, common_book: str) -> tuple[Outside, ...]:
    """Return every copy outside that holds, or may hold, something of somebody; to be asked before she is erased."""
    sent = reports.all_of(desk.connection, person_id)
    return (*_sheets(desk, sent, common_book), *_files(desk, sent))


def _sheets(desk: Desk, sent: list[Report], common_book: str) -> Iterator[Outside]:
    for programme, form in dict.fromkeys((one.programme, one.form) for one in sent):
        names = sorted(sheet_opened.names(desk.connection, programme, form))
        if names:
            book = sheet_books.of_programme(desk.connection, programme).book or common_book
            yield Outside("sheet", f"{programme} {form}: {', '.join(names)}", book or "no spreadsheet now")


def _files(desk: Desk, sent: list[Report]) -> Iterator[Outside]:
    numbers = {one.id: one.number for one in sent}
    acts = table(Act)
    query = select(acts).where(acts.c.act.startswith(TAKEN), acts.c.about_id.in_(numbers))
    for row in desk.connection.execute(query.order_by(acts.c.id)).mappings():
        yield Outside("file", numbers[row["about_id"]], row["person_id"] or "", row["at"])
