"""Hand out all reports of a programme that stand, as a workbook or as CSV files in one: nothing personal is in them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from tempfile import TemporaryFile
from typing import IO, Final
from zipfile import ZIP_DEFLATED, ZipFile

from flask import Response

from bot import sheets
from exports import csvs, workbooks
from exports.tables import Table
from models import audit
from web.admin.showing import cared
from web.board.door import JAR, Visit, unknown
from web.browsers import private

TYPES: Final = {"xlsx": workbooks.CONTENT_TYPE, "zip": "application/zip"}
TAKEN: Final = "reports_taken_along"
A_PIECE: Final = 256 * 1024


def show(visit: Visit, programme: str, ending: str) -> Response:
    """Hand out the file, and write down who took it."""
    found = cared(visit, programme)
    if ending not in TYPES:
        unknown()
    library = replace(visit.desk.library, programmes={found.id: found})
    tables = sheets.laid_out(
        library, visit.core.texts, visit.desk.connection, url=visit.core.settings.public_url
    )
    file = _written(tables, ending)
    _note(visit, found.id)
    response = Response(_pieces(file), mimetype=TYPES[ending])
    response.call_on_close(file.close)
    response.headers["Content-Disposition"] = f'attachment; filename="{found.id}.{ending}"'
    return private(JAR, response)


def _written(tables: Iterable[Table], ending: str) -> IO[bytes]:
    """Write a file that has no name and is gone when it is closed."""
    file = TemporaryFile()  # noqa: SIM115 - closed with the response
    try:
        if ending == "xlsx":
            workbooks.write(tables, file)
        else:
            _zipped(tables, file)
    except BaseException:
        file.close()
        raise
    return file


def _zipped(tables: Iterable[Table], file: IO[bytes]) -> None:
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for one in tables:
            with packed.open(f"{one.name.replace('/', '-')}.csv", "w") as target:
                for line in csvs.lines(one):
                    target.write(line)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(A_PIECE):
            yield piece


def _note(visit: Visit, programme: str) -> None:
    with visit.core.database.writing() as connection:
        audit.note(
            connection,
            at=visit.desk.now,
            act=TAKEN,
            about_id=programme[:60],
            person_id=visit.sight.who.person_id,
        )
