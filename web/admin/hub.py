"""Show what an admin may open, each with how it stands."""

from flask import Response

from handlers.messenger.budget import budget
from handlers.sheets import state
from web.admin import vitals
from web.admin.showing import admin_page
from web.board.door import Visit


def show(visit: Visit) -> Response:
    """Show the list."""
    desk, common = visit.desk, visit.core.settings.google_spreadsheet
    sheets = [state.state(desk.connection, one.id, common) for one in visit.cares.programmes]
    return admin_page(
        visit, "hub.html", budget=budget(desk), has_sheets=any(one.book for one in sheets),
        waiting=sum(one.waiting for one in sheets), edits=sum(one.edits for one in sheets),
        whole=vitals.whole(visit),
    )  # fmt: skip
