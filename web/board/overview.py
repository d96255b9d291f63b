"""Show the three answers on the first screen, and below them how far each programme is."""

from flask import Response

from engine.boards.counts import total
from handlers.boards import overview
from web.board import programme
from web.board.door import Visit
from web.board.showing import page


def show(visit: Visit) -> Response:
    """Show the overview; of somebody with a single programme all of it stands here."""
    found = overview.boards(visit.desk, visit.sight, visit.sight.scope())
    answers = overview.answers(visit.desk, visit.sight, total(one.counts for one in found))
    more = programme.told(visit, found[0]) if len(found) == 1 else {}
    return page(visit, "overview.html", "overview", boards=found, answers=answers, **more)
