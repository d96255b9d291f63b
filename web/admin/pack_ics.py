"""Hand out a pack's year as a file for calendars."""

from flask import Response

from bot.packs import days as packed
from web.admin.pack_days import days
from web.admin.showing import cared
from web.board.door import JAR, Visit
from web.browsers import private


def show(visit: Visit, pack: str) -> Response:
    """Hand out the file."""
    programme = cared(visit, pack)
    text = packed.file(programme, days(visit, programme)[1], visit.words.texts, visit.desk.now)
    response = Response(text, mimetype="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{programme.id}.ics"'
    return private(JAR, response)
