"""Find what one event came to: its row, its answer, and what was done for its person meanwhile; ids only."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, RowMapping, or_, select

from models.audit import Act
from models.base import table
from models.decisions import Decision
from models.inbox import Inbound
from models.messages import Message


class Came(NamedTuple):
    """What came in: from when to when it was handled, and how."""

    id: int
    event_id: str
    at_ms: int
    received_ms: int
    state: int
    tries: int
    done_ms: int | None
    fate: str | None


class Left(NamedTuple):
    """What left: a call to LINE, without its words."""

    id: str
    person_id: str
    kind: str
    state: str
    reason: str
    share: str
    why: str
    tries: int
    is_counted: bool
    recipients: int
    made_ms: int
    made_at: datetime
    sent_ms: int | None
    request_id: str | None


def came(connection: Connection, wanted: str) -> Came | None:
    """Return the event of this id, or of this row's number."""
    same = _I.c.event_id == wanted
    which = or_(same, _I.c.id == int(wanted)) if wanted.isdecimal() and len(wanted) < 16 else same
    row = connection.execute(select(*(_I.c[name] for name in Came._fields)).where(which)).first()
    return Came._make(row) if row else None


def left(connection: Connection, wanted: str) -> Left | None:
    """Return the message of this id; or the one that LINE knows under this request id."""
    which = or_(_M.c.id == wanted, _M.c.request_id == wanted)
    row = connection.execute(select(*(_M.c[name] for name in Left._fields)).where(which)).first()
    return Left._make(row) if row else None


def acts(connection: Connection, person_id: str, at: datetime) -> Sequence[RowMapping]:
    """Return what somebody did in one turn: everything that a turn writes bears the moment at which it began."""
    query = select(_A.c.act, _A.c.about_id).where(_A.c.person_id == person_id, _A.c.at == at)
    return connection.execute(query.order_by(_A.c.id)).mappings().all()


def decided(connection: Connection, message_id: str) -> Sequence[RowMapping]:
    """Return the decisions that a message carried out."""
    query = select(_D.c.at, _D.c.verdict, _D.c.why, _D.c.about_id).where(_D.c.message_id == message_id)
    return connection.execute(query.order_by(_D.c.at)).mappings().all()


_I, _M, _A, _D = table(Inbound), table(Message), table(Act), table(Decision)
