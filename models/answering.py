"""Find the obligation that a report answers now, which may have been handed over since, and the versions that it has had."""

from sqlalchemy import Connection, or_, select

from models import obligations
from models.base import table
from models.obligations import Obligation
from models.reports import Report

HANDED_OVER = "handed_over"


def obligation_of(connection: Connection, report: Report) -> Obligation | None:
    """Return the obligation of a report, or the one at the office to which it was handed with the report."""
    own = obligations.get(connection, report.obligation_id or "")
    if own is None or own.state != HANDED_OVER:
        return own
    chain = select(_R.c.id).where(_R.c.root_id == report.root_id)
    same = (_O.c.programme == own.programme) & (_O.c.duty == own.duty) & (_O.c.period == own.period)
    lives = (_O.c.unit_id == own.unit_id) & (_O.c.state != HANDED_OVER)
    holds = or_(_O.c.report_id.in_(chain), _O.c.contribution_id.in_(chain))
    row = connection.execute(select(_O).where(same, lives, holds).order_by(_O.c.id)).mappings().first()
    return Obligation(**row) if row else own


def versions(connection: Connection, root_id: str) -> list[Report]:
    """Return every version of a report, the first one first."""
    query = select(_R).where(_R.c.root_id == root_id).order_by(_R.c.sent_at, _R.c.number)
    return [Report(**row) for row in connection.execute(query).mappings()]


_O = table(Obligation)
_R = table(Report)
