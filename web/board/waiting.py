"""List what waits for the one who looks: reports at her step, and parts of groups that her office has not filed."""

from flask import Response

from engine.conversation.menu.news import here
from engine.conversation.reviewing.wording import open_words
from handlers import owing
from handlers.reviewing import benches
from web.board.door import Visit
from web.board.showing import page


def show(visit: Visit) -> Response:
    """Show the list, as the chat has it."""
    desk, sight = visit.desk, visit.sight
    waiting = benches.waiting(desk, sight.held, sight.who.person_id)
    parts = here(owing.owed(desk, sight.held, {}))
    since = {one.report: open_words(one, desk.now.date()) for one in waiting}
    return page(visit, "waiting.html", "waiting", waiting=waiting, parts=parts, since=since)
