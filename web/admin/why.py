"""Say why somebody was told something on a day, or was not: a sentence a decision."""

from datetime import date

from flask import Response

from handlers.boards import admins
from handlers.messenger.explaining import explained
from web.admin.showing import admin_page, begins, ends, names
from web.board.door import Visit, unknown


def show(visit: Visit, person: str, day: str) -> Response:
    """Show the decisions of a day about one person."""
    try:
        on = date.fromisoformat(day)
    except ValueError:
        unknown()
    if not admins.is_of(visit.desk, visit.cares, person):
        unknown()
    found = explained(visit.desk, person_id=person, first=begins(on), end=ends(on))
    return admin_page(visit, "why.html", decisions=found, on=on, name=names(visit, [person]).get(person, ""))
