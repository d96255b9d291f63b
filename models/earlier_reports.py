"""Find what was reported in the rounds of a duty that came before."""

from datetime import date

from sqlalchemy import Connection, Integer, bindparam, select

from models.base import read_all, table
from models.obligations import Obligation
from models.reports import Report


def last_of_duty(
    connection: Connection, *, programme: str, duty: str, unit_id: str, before: date
) -> Report | None:
    """Return the latest live report or part about a unit for the rounds of a duty that were due before a day."""
    found = recent_of_duty(
        connection, programme=programme, duty=duty, unit_id=unit_id, before=before, limit=1
    )
    return found[0] if found else None


def recent_of_duty(
    connection: Connection, *, programme: str, duty: str, unit_id: str, before: date, limit: int
) -> list[Report]:
    """Return the latest live reports or parts about a unit for such rounds, the newest first."""
    wanted = {"programme": programme, "duty": duty, "unit": unit_id, "before": before, "most": limit}
    return read_all(Report, connection.execute(_RECENT_OF_DUTY, wanted))


_T = table(Report)
_O = table(Obligation)
_RECENT_OF_DUTY = (
    select(_T)
    .join_from(_T, _O, _T.c.obligation_id == _O.c.id)
    .where(_T.c.is_current.is_(True), _O.c.programme == bindparam("programme"))
    .where(_O.c.duty == bindparam("duty"), _O.c.unit_id == bindparam("unit"), _O.c.due < bindparam("before"))
    .order_by(_O.c.due.desc(), _T.c.sent_at.desc(), _T.c.id)
    .limit(bindparam("most", type_=Integer))
)
