"""Count how the running product is, from small indexes alone: it is asked every few seconds, also on the worst day."""

from typing import NamedTuple

from sqlalchemy import Connection, String, case, cast, func, literal_column, select

from models.base import table
from models.escalations import Escalation
from models.inbox import Inbound
from models.machinery import SheetDebt
from models.messages import IS_MOVING, Message


class Pile(NamedTuple):
    """How many of something wait, and since when the oldest (machine time; None when nothing does)."""

    number: int
    since_ms: int | None


class Replies(NamedTuple):
    """The answers to what came in since a moment: how many left, how many of them took longer than a span, the mean age."""

    number: int
    slow: int
    mean_ms: int


def events_waiting(connection: Connection) -> Pile:
    """Return what came in and was not handled yet."""
    return Pile._make(connection.execute(_WAITING).one())


def events_given_up(connection: Connection) -> int:
    """Count what could not be handled."""
    return int(connection.execute(_GIVEN_UP).scalar_one())


def events_since(connection: Connection, since_ms: int) -> int:
    """Count what came in since a moment."""
    query = select(func.count()).select_from(_I).where(_I.c.received_ms >= since_ms)
    return int(connection.execute(query).scalar_one())


def replies_since(connection: Connection, since_ms: int, *, longer_than_ms: int) -> Replies:
    """Return how old a token was when its answer left, for what came in since a moment."""
    age = _M.c.sent_ms - _I.c.received_ms
    slow = func.coalesce(func.sum(case((age > longer_than_ms, 1), else_=0)), 0)
    query = select(func.count(_M.c.sent_ms), slow, func.coalesce(func.avg(age), 0))
    there = query.join_from(_I, _M, _M.c.id == "reply:" + cast(_I.c.id, String)).where(
        _I.c.received_ms >= since_ms
    )
    number, late, mean = connection.execute(there.where(_M.c.sent_ms.is_not(None))).one()
    return Replies(number, int(late), round(mean))


def messages_waiting(connection: Connection) -> int:
    """Count the messages that are to leave."""
    return int(connection.execute(select(func.count()).select_from(_M).where(IS_MOVING)).scalar_one())


def messages_failed(connection: Connection, since_ms: int) -> dict[str, int]:
    """Count the messages since a moment that LINE did not take, or may have taken, by their state."""
    query = select(_M.c.state, func.count().label("number")).where(_FAILED, _M.c.made_ms >= since_ms)
    return {row.state: row.number for row in connection.execute(query.group_by(_M.c.state))}


def rows_owed(connection: Connection) -> Pile:
    """Return the reports whose rows the sheet lacks."""
    return Pile._make(connection.execute(select(func.count(), func.min(_D.c.since_ms))).one())


def unowned(connection: Connection) -> int:
    """Count what was escalated and has nobody below the administrators."""
    query = select(func.count()).select_from(_E).where(_E.c.owner_id.is_(None), _OPEN)
    return int(connection.execute(query).scalar_one())


_I, _M, _D, _E = table(Inbound), table(Message), table(SheetDebt), table(Escalation)
# Written as the partial indexes have it.
_WAITING = select(func.count(), func.min(_I.c.received_ms)).where(_I.c.state == literal_column("0"))
_GIVEN_UP = select(func.count()).select_from(_I).where(_I.c.state == literal_column("2"))
_FAILED = _M.c.state.in_([literal_column("'gave_up'"), literal_column("'unknown'")])
_OPEN = _E.c.ended == literal_column("''")
