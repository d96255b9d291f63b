"""Find what was filed: the reports of an office for one round, and those that stand of a programme, page by page."""

from sqlalchemy import Connection, func, select, tuple_

from models.base import table
from models.obligations import Obligation
from models.reports import REPORT, Report


def of_period(
    connection: Connection, programme: str, office_id: str, period: str, duty: str = ""
) -> list[str]:
    """Name the reports that an office filed for a period, of one duty or of all, in the order of the groups."""
    query = (
        select(_O.c.report_id)
        .where(_O.c.programme == programme, _O.c.office_id == office_id, _O.c.period == period)
        .where(_O.c.report_id.is_not(None))
    )
    query = query.where(_O.c.duty == duty) if duty else query
    return list(connection.execute(query.order_by(_O.c.duty, _O.c.unit_id, _O.c.id)).scalars())


def numbered(connection: Connection, number: str) -> Report | None:
    """Return the report with a receipt number."""
    row = connection.execute(select(_R).where(_R.c.number == number)).mappings().first()
    return Report(**row) if row else None


def page(connection: Connection, programme: str, after: tuple[str, str], limit: int) -> list[Report]:
    """Return reports of a programme that stand, by form and id, the next ones after a place."""
    query = select(_R).where(
        _R.c.programme == programme, _R.c.purpose == REPORT, _R.c.is_current.is_(True),
        tuple_(_R.c.form, _R.c.id) > after,
    )  # fmt: skip
    rows = connection.execute(query.order_by(_R.c.form, _R.c.id).limit(limit)).mappings()
    return [Report(**row) for row in rows]


def count(connection: Connection, programme: str) -> int:
    """Count the reports of a programme that stand."""
    live = (_R.c.programme == programme) & (_R.c.purpose == REPORT) & _R.c.is_current.is_(True)
    return int(connection.execute(select(func.count()).select_from(_R).where(live)).scalar_one())


_R = table(Report)
_O = table(Obligation)
