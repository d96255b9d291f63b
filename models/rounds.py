"""Look back at rounds: who sent what on which day, and who was told of it when."""

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, Select, and_, bindparam, case, func, or_, select

from models.base import Moment, table
from models.notices import TOLD, Notice
from models.obligations import Obligation
from models.reports import CONTRIBUTION, REPORT, Report


class Owed(NamedTuple):
    """One round of one person: the day it aimed at, when it came, when it was opened."""

    person_id: str
    obligation_id: str
    due: date
    sent_at: datetime | None
    opened_at: datetime


class Told(NamedTuple):
    """One reminder that reached somebody."""

    person_id: str
    obligation_id: str
    at: datetime


def sent(connection: Connection, *, since: date) -> list[Owed]:
    """Return the rounds with a day that were sent, each by who sent it first."""
    return [Owed._make(row) for row in connection.execute(_SENT, {"since": since})]


def reminded(connection: Connection, *, since: date) -> list[Owed]:
    """Return the rounds that people were reminded of and that are not in, each by who was reminded."""
    return [
        Owed(person, obligation, due, None, opened)
        for person, obligation, due, opened in connection.execute(_REMINDED, {"since": since})
    ]


def told(connection: Connection, *, since: datetime) -> list[Told]:
    """Return the reminders that reached people since a moment."""
    return [Told._make(row) for row in connection.execute(_TOLD, {"since": since})]


_N = table(Notice)
_O = table(Obligation)
_R = table(Report)
_SINCE: BindParameter[date] = bindparam("since")
_AIM = case((_R.c.purpose == CONTRIBUTION, _O.c.collect_until), else_=_O.c.due)
_IS_FIRST = (_R.c.replaces_id.is_(None)) & _R.c.purpose.in_([CONTRIBUTION, REPORT])
_SENT: Select[Any] = (
    select(_R.c.person_id, _O.c.id, _AIM, func.min(_R.c.sent_at), _O.c.opened_at)
    .join_from(_R, _O, _R.c.obligation_id == _O.c.id)
    .where(_IS_FIRST, _AIM >= _SINCE)
    .group_by(_R.c.person_id, _O.c.id, _AIM, _O.c.opened_at)
)
_IS_PART = _N.c.due == _O.c.collect_until
_IS_MISSING = or_(and_(_IS_PART, _O.c.contribution_id.is_(None)), _O.c.report_id.is_(None))
_REMINDED: Select[Any] = (
    select(_N.c.person_id, _O.c.id, func.max(_N.c.due), _O.c.opened_at)
    .join_from(_N, _O, _N.c.about_id == _O.c.id)
    .where(_N.c.kind == "remind", _N.c.due >= _SINCE, _IS_MISSING)
    .group_by(_N.c.person_id, _O.c.id, _O.c.opened_at)
)
_HAS_REACHED = (
    (_N.c.kind == "remind") & (_N.c.state == TOLD) & (_N.c.told_at >= bindparam("since", type_=Moment))
)
_TOLD = select(_N.c.person_id, _N.c.about_id, _N.c.told_at).where(_HAS_REACHED)
