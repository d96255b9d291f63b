"""Show the deadlines of a month as a calendar, with how much of each is in."""

from flask import Response

from engine.boards.months import grid
from handlers.boards.days import Deadline, deadlines
from web.board.door import Visit
from web.board.showing import chosen, month, page, scope


def show(visit: Visit) -> Response:
    """Show a month."""
    shown = month(visit)
    weeks = grid(shown)
    found = deadlines(visit.desk, visit.sight, scope(visit.sight), weeks[0][0], weeks[-1][-1])
    by_day: dict[object, list[Deadline]] = {}
    for one in found:
        by_day.setdefault(one.day, []).append(one)
    inside = tuple(one for one in found if (one.day.year, one.day.month) == (shown.year, shown.month))
    return page(
        visit, "days.html", "days", month=shown, weeks=weeks, by_day=by_day, deadlines=inside,
        programme=chosen(visit.sight), before=shown.moved(-1), after=shown.moved(1),
    )  # fmt: skip
