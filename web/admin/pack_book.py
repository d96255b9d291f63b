"""Hand out a pack as a workbook, to be changed and handed in again."""

from flask import Response

from bot.packs import books
from bot.packs.folders import FOLDER
from exports.workbooks import CONTENT_TYPE
from web.admin.showing import cared
from web.board.door import JAR, Visit, unknown
from web.browsers import private


def show(visit: Visit, pack: str) -> Response:
    """Hand out the workbook of the folder that the pack came from; one that came as a workbook has none here."""
    programme = cared(visit, pack)
    folder = FOLDER / programme.id
    return book(books.book_of(folder), programme.id) if folder.is_dir() else unknown()


def book(content: bytes, name: str) -> Response:
    """Hand out a workbook."""
    response = Response(content, mimetype=CONTENT_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return private(JAR, response)
