"""Put a page into the frame that all of them share, and read what its address asks for."""

from typing import Any

from flask import Response, request

from engine.boards.charts import shares
from engine.boards.months import Month, month_of, read
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.programme import Programme
from handlers.boards.sight import Sight
from models.counting import Scope
from web.board.door import Visit, rendered, unknown
from web.board.pages import PAGES
from web.seeing import traced

LONGEST_PLACE = 6


def page(visit: Visit, template: str, at: str, **more: Any) -> Response:
    """Render a page with the menu around it; `at` names the page in the menu that it belongs to."""
    return rendered(
        template if "/" in template else f"board/{template}",
        visit.words,
        menu=[one for one in PAGES if one.in_menu and (visit.care or not one.admin)],
        at=at,
        token=visit.token,
        person=visit.sight.who.name,
        programmes=visit.sight.programmes,
        now=visit.desk.now,
        today=day_in_bangkok(visit.desk.now),
        shares=shares,
        traced=traced(visit.desk, visit.session.person_id, visit.sight.who.name),
        **more,
    )


def chosen(sight: Sight) -> Programme | None:
    """Return the programme that an address names, None for all of them; one that is not in sight is not there."""
    wanted = request.args.get("programme", "")
    found = sight.programme(wanted)
    if wanted and found is None:
        unknown()
    return found


def place() -> str:
    """Return the code of the place that an address names."""
    wanted = request.args.get("place", "")
    if wanted and not (wanted.isascii() and wanted.isdecimal() and len(wanted) <= LONGEST_PLACE):
        unknown()
    return wanted


def scope(sight: Sight, *, in_place: str = "") -> Scope:
    """Return what an address asks about: one programme or all of them, one place or all of them."""
    found = chosen(sight)
    return sight.scope([found.id] if found else (), place=in_place)


def month(visit: Visit) -> Month:
    """Return the month that an address names, else this one."""
    wanted = request.args.get("month", "")
    if not wanted:
        return month_of(day_in_bangkok(visit.desk.now))
    found = read(wanted)
    return found if found is not None else unknown()


def number(name: str, most: int) -> int:
    """Return a whole number of an address, 0 for anything else."""
    given = request.args.get(name, "")
    return min(int(given), most) if given.isascii() and given.isdecimal() and len(given) < 9 else 0
