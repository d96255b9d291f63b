"""Show the month's messages: what they went for, what is left, what is still to come, and each that left by itself."""

from datetime import timedelta
from typing import Final

from flask import Response

from engine.messenger.budgeting import line_day
from handlers.boards import admins
from handlers.messenger import purse
from handlers.messenger.budget import budget, ledger
from web.admin.showing import admin_page, begins, day, ends, names
from web.board.door import Visit

SHARES: Final = ("urgent", "reminder", "escalation", "digest", "notice")
MOST, AHEAD = 300, timedelta(days=14)


def show(visit: Visit) -> Response:
    """Show the month, or one day of it."""
    desk, on = visit.desk, day("day")
    first, end = (begins(on), ends(on)) if on else (purse.month_begins(desk.now), purse.month_ends(desk.now))
    found = ledger(desk, first=first, end=end, limit=MOST)
    ours = admins.of(desk, visit.cares, [one.person_id for one in found])
    today, month = line_day(desk.now), budget(desk)
    return admin_page(
        visit, "messages.html", month=month, sorts=SHARES, on=on, used=sum(month.by_share.values()),
        demand=sorted((one, count) for one, count in month.demand.items() if today <= one <= today + AHEAD),
        entries=[one for one in found if one.person_id in ours], others=sum(one.person_id not in ours for one in found),
        names=names(visit, ours), is_cut=len(found) == MOST,
    )  # fmt: skip
