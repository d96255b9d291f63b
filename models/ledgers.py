"""Sum up the ledger: every call to LINE is a row of messages, counted or free."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, select

from models.base import table
from models.messages import IS_MOVING, REPLY, SENT, Message


class Entry(NamedTuple):
    """One row of the ledger: what left, or did not, and what it cost."""

    id: str
    person_id: str
    kind: str
    made_at: datetime
    state: str
    is_counted: bool
    recipients: int
    share: str
    why: str
    reason: str


def counted(connection: Connection, *, since: datetime) -> int:
    """Return how many recipients LINE has counted for us since a moment."""
    return int(connection.execute(_COUNTED_SINCE, {"since": since}).scalar_one())


def under_way(connection: Connection, *, since_ms: int) -> int:
    """Return how many recipients may be counted that LINE's count of a moment of machine time does not hold."""
    return int(connection.execute(_UNDER_WAY, {"since": since_ms}).scalar_one())


def by_share(connection: Connection, *, since: datetime, until: datetime) -> dict[str, int]:
    """Sum up what was counted in a span of time by the share that it was taken from."""
    query = select(_M.c.share, func.sum(_M.c.recipients).label("number"))
    query = query.where(_COUNTED, _M.c.state == SENT, _M.c.made_at >= since, _M.c.made_at < until)
    return {row.share: int(row.number) for row in connection.execute(query.group_by(_M.c.share))}


def pushes(connection: Connection, *, since: datetime, until: datetime, limit: int = 500) -> list[Entry]:
    """Return what left by itself in a span of time, counted or not in the end, the latest first."""
    theirs = (_M.c.share != REPLY) & (_M.c.made_at >= since) & (_M.c.made_at < until)
    query = select(*(_M.c[name] for name in Entry._fields)).where(theirs)
    rows = connection.execute(query.order_by(_M.c.made_at.desc(), _M.c.id).limit(limit))
    return [Entry._make(row) for row in rows]


_M = table(Message)
_COUNTED = _M.c.is_counted.is_(True)
_SUM = select(func.coalesce(func.sum(_M.c.recipients), 0)).where(_COUNTED)
_COUNTED_SINCE = _SUM.where(_M.c.state == SENT, _M.c.made_at >= bindparam("since"))
# Asked with "or" the database would add up everything that ever left; the index of what is moving is one of moments.
_MOVING = _SUM.where(IS_MOVING, _M.c.next_try_ms >= 0).scalar_subquery()
_LEFT = _SUM.where(_M.c.sent_ms >= bindparam("since")).scalar_subquery()
_UNDER_WAY = select(_MOVING + _LEFT)
