"""Show one province, district by district."""

from flask import Response

from handlers.boards.places import DISTRICT, PROVINCE, by_place, whole
from thai.places.finding import by_code
from web.board.door import Visit, unknown
from web.board.showing import chosen, page, scope


def show(visit: Visit, code: str) -> Response:
    """Show a province that anything in sight lies in."""
    if len(code) != PROVINCE or by_code(code) is None:
        unknown()
    found = by_place(visit.desk, scope(visit.sight, in_place=code), DISTRICT)
    if not found:
        unknown()
    return page(
        visit,
        "place.html",
        "country",
        code=code,
        found=found,
        whole=whole(found),
        programme=chosen(visit.sight),
    )
