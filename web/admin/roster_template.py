"""Hand out the empty workbook of a programme's lists."""

from flask import Response

from bot import roster_template
from web.admin.pack_book import book
from web.admin.showing import cared
from web.board.door import Visit


def show(visit: Visit, programme: str) -> Response:
    """Hand out the workbook."""
    found = cared(visit, programme)
    return book(roster_template.book(visit.core, found), f"roster-{found.id}")
