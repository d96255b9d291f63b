"""Show who did what, when, about what: in words, by name, day, person or act; never what anybody said."""

from typing import Final

from flask import Response, request

from handlers.boards import abouts, seeking
from models import audit
from web.admin.showing import admin_page, begins, day, ends, names
from web.board.door import Visit
from web.board.showing import number

ON_A_PAGE: Final = 100
MOST: Final = 100_000
LONGEST: Final = 60


def show(visit: Visit) -> Response:
    """Show a page of the log."""
    since, until, skip = day("since"), day("until"), number("skip", MOST)
    act, who = request.args.get("act", "")[:40], request.args.get("who", "")[:32]
    wanted = " ".join(request.args.get("q", "").split())[:LONGEST]
    programmes = sorted({*visit.cares.homes, *(one.id for one in visit.cares.programmes)})
    found = audit.listed(
        visit.desk.connection, programmes, act=act, person=who, since=begins(since) if since else None,
        until=ends(until) if until else None, only=seeking.only(visit.desk, visit.cares, wanted, person=who),
        limit=ON_A_PAGE + 1, skip=skip,
    )  # fmt: skip
    shown = found[:ON_A_PAGE]
    people = {one.person_id for one in shown if one.person_id} | ({who} if who else set())
    return admin_page(
        visit, "audit.html", acts=shown, names=names(visit, people), known=audit.known(visit.desk.connection),
        abouts=abouts.named(visit.desk, visit.cares, {one.about_id for one in shown}), few=abouts.FEW, act=act, who=who,
        q=wanted, since=since, until=until, following=skip + ON_A_PAGE if len(found) > ON_A_PAGE else 0,
    )  # fmt: skip
