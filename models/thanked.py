"""Look up what somebody sent in a span of time and what became of it. Nothing here counts."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, select

from models.base import table
from models.notices import Notice
from models.obligations import Obligation
from models.reports import REGISTRATION, Report


@dataclass(frozen=True, slots=True)
class Sent:
    """One report that stands, with the round that it answers; `first_at` is when its first version came."""

    programme: str
    duty: str
    unit_id: str
    state: str
    purpose: str
    due: date | None
    collect_until: date | None
    report_id: str | None
    first_at: datetime


def senders(connection: Connection, *, since: datetime, until: datetime, but_for: str) -> list[str]:
    """Name who sent something in a span of time and was not thanked under this name yet."""
    thanked = select(_N.c.person_id).where(_N.c.kind == "thanks", _N.c.about_id == but_for)
    query = select(_R.c.person_id).where(_in(since, until), _R.c.person_id.not_in(thanked)).distinct()
    return list(connection.execute(query.order_by(_R.c.person_id)).scalars())


def of_person(connection: Connection, person_id: str, *, since: datetime, until: datetime) -> list[Sent]:
    """Return what somebody sent in a span of time, as it stands now."""
    query = (
        select(
            _O.c.programme, _O.c.duty, _O.c.unit_id, _O.c.state, _R.c.purpose, _O.c.due, _O.c.collect_until,
            _O.c.report_id, _FIRST.c.sent_at.label("first_at"),
        )
        .join_from(_R, _O, _R.c.obligation_id == _O.c.id)
        .join(_FIRST, _R.c.root_id == _FIRST.c.id)
        .where(_in(since, until), _R.c.person_id == person_id)
    )  # fmt: skip
    return [Sent(**row) for row in connection.execute(query.order_by(_R.c.sent_at, _R.c.id)).mappings()]


def _in(since: datetime, until: datetime) -> ColumnElement[bool]:
    stands = _R.c.is_current.is_(True) & _R.c.withdrawn_at.is_(None) & (_R.c.purpose != REGISTRATION)
    return stands & (_R.c.sent_at >= since) & (_R.c.sent_at < until)


_R = table(Report)
_O = table(Obligation)
_N = table(Notice)
_FIRST = table(Report).alias("first_reports")
