"""Show a blank form as it is printed: A4, large letters, its number on top. It is for the paper, so it speaks Thai."""

from datetime import date

from flask import Response

from bot.clock import machine_ms
from engine.conversation.events import When
from engine.conversation.relaying.numbers import spaced
from engine.page.blank import blank
from handlers import filling
from handlers.contacting.chased import part_of
from handlers.contacting.papers import round_of
from models import obligations, offices
from models.obligations import Obligation
from web.board.door import Visit, rendered, unknown
from web.board.words import words


def show(visit: Visit, number: str) -> Response:
    """Show the form of a round that is still missing, to whoever acts for its office."""
    row = round_of(visit.desk, number)
    if row is None or part_of(visit.desk, visit.sight.held, row.id) is None:
        unknown()
    made = filling.opening(visit.desk, row, "collect", number)
    if made is None:
        unknown()
    when = When(machine_ms(), visit.desk.now, number)
    office = offices.office(visit.desk.connection, row.office_id)
    return rendered(
        "board/paper.html",
        words("th"),
        title=made.title,
        about=made.subject,
        number=spaced(number),
        due=_due(visit, row),
        office=office.name if office else "",
        phone=(office.phone or "") if office else "",
        items=blank(made, when),
    )


def _due(visit: Visit, row: Obligation) -> date | None:
    found = obligations.get(visit.desk.connection, row.id)
    return (found.collect_until or found.due) if found else None
