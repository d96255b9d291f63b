"""Look back at what else was sent: by the same account within minutes, from around the same place, by somebody at all."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from engine.doubting.bursts import WITHIN, Sending
from models.base import table
from models.reports import CONTRIBUTION, REPORT, Report
from models.units import Unit

CHAT = "chat"
NEIGHBOURS = 60


def sendings(
    connection: Connection, people: Collection[str], *, first: datetime, last: datetime
) -> list[Sending]:
    """Return what these accounts sent in chat around a span of time, each version of it."""
    query = select(_T.c.person_id, _T.c.unit_id, _T.c.sent_at).where(
        _T.c.person_id.in_(people), _T.c.sent_at.between(first - WITHIN, last + WITHIN),
        _T.c.source == CHAT, _T.c.purpose.in_((CONTRIBUTION, REPORT)),
    )  # fmt: skip
    return [Sending(*row) for row in connection.execute(query)] if people else []


def has_sent(connection: Connection, person_id: str, *, before: datetime) -> bool:
    """Say whether somebody has ever sent a report or a part before."""
    query = select(_T.c.id).where(
        _T.c.person_id == person_id, _T.c.sent_at < before, _T.c.purpose.in_((CONTRIBUTION, REPORT))
    )
    return connection.execute(query.limit(1)).first() is not None


def around(
    connection: Connection, *, programme: str, form: str, district: str, but_for: str
) -> list[dict[str, Any]]:
    """Return the answers of other units of a district that were told in one form."""
    query = (
        select(_T.c.answers)
        .join_from(_T, _U, _T.c.unit_id == _U.c.id)
        .where(
            _T.c.is_current.is_(True), _T.c.programme == programme, _T.c.form == form, _T.c.unit_id != but_for
        )
        .where(_U.c.place.startswith(district, autoescape=True))
        .order_by(_T.c.sent_at.desc(), _T.c.id)
        .limit(NEIGHBOURS)
    )
    return list(connection.execute(query).scalars())


_T = table(Report)
_U = table(Unit)
