"""List who has not reported, what is due this week, or what is asked for again."""

from typing import Final

from flask import Response, request

from handlers.boards import lists
from models.counting import Which
from web.board.door import Visit
from web.board.showing import chosen, number, page, place, scope

ON_A_PAGE: Final = 100
MOST: Final = 100_000
WHICH: Final[tuple[Which, ...]] = ("missing", "soon", "returned")


def show(visit: Visit) -> Response:
    """Show a page of the list."""
    which = next((one for one in WHICH if one == request.args.get("which")), WHICH[0])
    where, skip = place(), number("skip", MOST)
    asked = scope(visit.sight, in_place=where)
    found = lists.listed(visit.desk, visit.sight, asked, which, limit=ON_A_PAGE, skip=skip)
    left = found.count - skip - len(found.lines)
    return page(
        visit, "missing.html", "missing", found=found, which=which, every=WHICH, programme=chosen(visit.sight),
        place=where, skip=skip, following=skip + ON_A_PAGE if left > 0 else 0,
    )  # fmt: skip
