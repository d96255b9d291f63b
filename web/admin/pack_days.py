"""Show a pack's year as a calendar, a month at a time, and what has no day yet."""

from datetime import date

from flask import Response, request

from engine.boards.months import Month, grid, month_of, read
from engine.obligations.calendar import day_in_bangkok, fiscal_span
from engine.obligations.programme import Programme
from engine.outline.days import KINDS, Named, named
from engine.outline.moments import Year, year_of
from engine.outline.page import waiting
from handlers import resting
from web.admin.showing import admin_page, cared
from web.board.door import Visit, unknown


def show(visit: Visit, pack: str) -> Response:
    """Show a month of the year."""
    programme = cared(visit, pack)
    year, found = days(visit, programme)
    shown = _month(visit, programme)
    by_day: dict[date, list[Named]] = {}
    for one in found:
        by_day.setdefault(one.entry.day, []).append(one)
    inside = [one for one in found if (one.entry.day.year, one.entry.day.month) == (shown.year, shown.month)]
    return admin_page(
        visit, "pack_days.html", programme=programme, month=shown, weeks=grid(shown), by_day=by_day, days=inside,
        before=shown.moved(-1), after=shown.moved(1), kinds=KINDS,
        waiting=[waiting(programme, one) for one in year.waiting],
    )  # fmt: skip


def days(visit: Visit, programme: Programme) -> tuple[Year, tuple[Named, ...]]:
    """Return the year of a pack, and its days with their names."""
    working = resting.working(visit.desk)
    year = year_of(programme, working=working)
    return year, tuple(named(programme, year, working))


def _month(visit: Visit, programme: Programme) -> Month:
    wanted = request.args.get("month", "")
    if wanted:
        return read(wanted) or unknown()
    first, last = fiscal_span(programme.fiscal_year)
    return month_of(min(max(day_in_bangkok(visit.desk.now), first), last))
