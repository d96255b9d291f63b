"""Show which reminders a pack would send between two days, to how many, and what they would cost; nothing is sent."""

from datetime import date, datetime, timedelta
from itertools import islice
from typing import Final

from flask import Response

from bot.packs.previewing import lines
from engine.obligations.calendar import day_in_bangkok
from handlers import previewing
from handlers.messenger.budget import budget
from web.admin.showing import admin_page, cared, day
from web.board.door import Visit

USUAL, LONGEST = timedelta(days=30), timedelta(days=92)
MOST: Final = 300


def show(visit: Visit, pack: str) -> Response:
    """Show the reminders of a span of days."""
    programme = cared(visit, pack)
    first = day("from") or day_in_bangkok(visit.desk.now)
    last = _last(first, day("to"))
    world = previewing.real(visit.desk, programme, first, last)
    if not world.subjects:
        world = previewing.example(programme, first, last)
    found = list(lines(programme, None, world, visit.words.texts))
    return admin_page(
        visit, "pack_what_if.html", programme=programme, first=first, last=last, total=found[-1], rows=list(islice(found[:-1], MOST)),
        left=max(0, len(found) - 1 - MOST), is_example=world.is_example, read_moment=datetime.fromisoformat, month=budget(visit.desk),
    )  # fmt: skip


def _last(first: date, wanted: date | None) -> date:
    if wanted is None or wanted < first:
        return first + USUAL
    return min(wanted, first + LONGEST)
