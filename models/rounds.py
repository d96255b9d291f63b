"""Look back at rounds: who sent what on which day, and who was told of it when."""

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, case, func, or_, select

from models.base import table
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
    aim = case((_R.c.purpose == CONTRIBUTION, _O.c.collect_until), else_=_O.c.due)
    first = (_R.c.replaces_id.is_(None)) & _R.c.purpose.in_([CONTRIBUTION, REPORT])
    query: Select[Any] = (
        select(_R.c.person_id, _O.c.id, aim, func.min(_R.c.sent_at), _O.c.opened_at)
        .join_from(_R, _O, _R.c.obligation_id == _O.c.id)
        .where(first, aim >= since)
        .group_by(_R.c.person_id, _O.c.id, aim, _O.c.opened_at)
    )
    return [Owed._make(row) for row in connection.execute(query)]


def reminded(connection: Connection, *, since: date) -> list[Owed]:
    """Return the rounds that people were reminded of and that are not in, each by who was reminded."""
    is_part = _N.c.due == _O.c.collect_until
    is_missing = or_(and_(is_part, _O.c.contribution_id.is_(None)), _O.c.report_id.is_(None))
    query: Select[Any] = (
        select(_N.c.person_id, _O.c.id, func.max(_N.c.due), _O.c.opened_at)
        .join_from(_N, _O, _N.c.about_id == _O.c.id)
        .where(_N.c.kind == "remind", _N.c.due >= since, is_missing)
        .group_by(_N.c.person_id, _O.c.id, _O.c.opened_at)
    )
    return [
        Owed(person, obligation, due, None, opened)
        for person, obligation, due, opened in connection.execute(query)
    ]


def told(connection: Connection, *, since: datetime) -> list[Told]:
    """Return the reminders that reached people since a moment."""
    reached = (_N.c.kind == "remind") & (_N.c.state == TOLD) & (_N.c.told_at >= since)
    query = select(_N.c.person_id, _N.c.about_id, _N.c.told_at).where(reached)
    return [Told._make(row) for row in connection.execute(query)]


_N = table(Notice)
_O = table(Obligation)
_R = table(Report)
