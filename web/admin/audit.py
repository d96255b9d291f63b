"""Show who did what, when, about what: ids and acts, never content."""

from typing import Final

from flask import Response, request

from models import audit
from web.admin.showing import admin_page, begins, day, ends, names
from web.board.door import Visit
from web.board.showing import number

ON_A_PAGE: Final = 100
MOST: Final = 100_000


def show(visit: Visit) -> Response:
    """Show a page of the log."""
    since, until = day("since"), day("until")
    act, skip = request.args.get("act", "")[:40], number("skip", MOST)
    programmes = sorted({*visit.cares.homes, *(one.id for one in visit.cares.programmes)})
    found = audit.listed(
        visit.desk.connection, programmes, act=act, since=begins(since) if since else None,
        until=ends(until) if until else None, limit=ON_A_PAGE + 1, skip=skip,
    )  # fmt: skip
    shown = found[:ON_A_PAGE]
    return admin_page(
        visit, "audit.html", acts=shown, names=names(visit, (one.person_id for one in shown if one.person_id)),
        known=audit.known(visit.desk.connection), act=act, since=since, until=until,
        following=skip + ON_A_PAGE if len(found) > ON_A_PAGE else 0,
    )  # fmt: skip
