"""Show one programme: progress against what was due and against its targets, duty by duty and week by week."""

from typing import Any

from flask import Response, request

from engine.boards.charts import chart
from engine.boards.weeks import trend
from handlers.boards import overview, targets
from handlers.boards.overview import Board
from models import counting
from web.board.door import Visit, unknown
from web.board.showing import page


def show(visit: Visit, programme: str) -> Response:
    """Show one programme."""
    found = visit.sight.programme(programme)
    if found is None:
        unknown()
    boards = overview.boards(visit.desk, visit.sight, visit.sight.scope([found.id]))
    if not boards:
        return page(visit, "programme.html", "overview", programme=found, board=None)
    board = boards[0]
    first = overview.missing_names(visit.desk, visit.sight.scope([found.id])) if board.counts.missing else ()
    return page(visit, "programme.html", "overview", programme=found, first=first, **told(visit, board))


def told(visit: Visit, board: Board) -> dict[str, Any]:
    """Return what is told of one programme."""
    desk, sight = visit.desk, visit.sight
    is_wanted = bool(request.args.get("targets")) or targets.is_quick(board)
    scope = sight.scope([board.programme.id])
    return {
        "board": board,
        "chart": chart(board.weeks),
        "trend": trend(board.weeks),
        "targets": targets.targets(desk, sight, board.programme) if is_wanted else (),
        "are_targets_left": bool(board.programme.indicators) and not is_wanted,
        "returned": counting.count(desk.connection, scope, "returned", today=desk.now.date()),
    }
