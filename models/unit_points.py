"""Read the units of a programme page by page, with what stands about each that may hold a point on the map."""

from sqlalchemy import Connection, func, select

from models.base import table
from models.reports import Report
from models.units import Enrolment, Unit


def page(connection: Connection, programme: str, after: str, limit: int) -> list[Unit]:
    """Return units that take part in a programme, by id, the next ones after one."""
    takes_part = (_E.c.programme == programme) & _E.c.until.is_(None)
    query = select(_U).join(_E, _E.c.unit_id == _U.c.id).where(takes_part, _U.c.id > after)
    return [Unit(**row) for row in connection.execute(query.order_by(_U.c.id).limit(limit)).mappings()]


def count(connection: Connection, programme: str) -> int:
    """Count the units that take part in a programme."""
    takes_part = (_E.c.programme == programme) & _E.c.until.is_(None)
    return int(connection.execute(select(func.count()).select_from(_E).where(takes_part)).scalar_one())


def reports_of(connection: Connection, unit_ids: list[str], forms: list[str]) -> list[Report]:
    """Return what stands about some units in these forms, the latest first."""
    live = _R.c.unit_id.in_(unit_ids) & _R.c.form.in_(forms) & _R.c.is_current.is_(True)
    query = select(_R).where(live).order_by(_R.c.sent_at.desc(), _R.c.id)
    return [Report(**row) for row in connection.execute(query).mappings()] if unit_ids and forms else []


_U = table(Unit)
_E = table(Enrolment)
_R = table(Report)
