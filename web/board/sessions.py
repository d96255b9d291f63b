"""Show somebody where she is signed in, and let her end one of these sessions, or all but the one she looks from."""

from collections.abc import Mapping

from flask import Response, url_for

from handlers.boards import entering
from handlers.orders import Order
from web.board.door import Visit, go_to
from web.board.showing import page

A_MINUTE_MS = 60_000
ALL = "others"


def show(visit: Visit) -> Response:
    """Show the sessions: since when, and when last seen; no id of a device is kept, so none is shown."""
    desk = visit.desk
    found = entering.sessions_of(desk, visit.session.person_id)
    ago = {one.id: max(0, desk.now_ms - one.seen_ms) // A_MINUTE_MS for one in found}
    return page(
        visit, "sessions.html", "sessions", sessions=found, ago=ago, mine=visit.session.id, others=ALL
    )


def act(visit: Visit, posted: Mapping[str, str]) -> tuple[tuple[Order, ...], Response]:
    """End what was asked for; another person's session is nobody's to end."""
    wanted = posted.get("session", "")
    for one in entering.sessions_of(visit.desk, visit.session.person_id):
        if one.id == wanted or (wanted == ALL and one.id != visit.session.id):
            entering.leave(visit.desk, one, "herself")
    return (), go_to(url_for("boards.sessions"))
