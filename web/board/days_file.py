"""Hand out the deadlines that lie ahead as a file for calendars."""

from flask import Response

from engine.outline.ics import calendar
from handlers.boards.days import for_calendars
from web.board.door import JAR, Visit
from web.board.showing import chosen, scope
from web.browsers import private


def show(visit: Visit) -> Response:
    """Hand out the file."""
    programme = chosen(visit.sight)
    name = programme.name if programme else visit.words("days.title")
    days = for_calendars(visit.desk, visit.sight, scope(visit.sight))
    response = Response(calendar(name, days, visit.desk.now), mimetype="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="deadlines.ics"'
    return private(JAR, response)
