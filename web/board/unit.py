"""Show one unit's story."""

from flask import Response

from engine.boards.counts import total
from handlers.boards import units
from web.board.door import Visit, unknown
from web.board.showing import page


def show(visit: Visit, unit: str) -> Response:
    """Show what a unit owed and sent."""
    found = units.story(visit.desk, visit.sight, unit)
    if found is None:
        unknown()
    return page(visit, "unit.html", "", story=found, counts=total(one.counts for one in found.chapters))
