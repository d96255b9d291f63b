"""Keep every LINE event as one row: the promise that it will be handled, once, in its person's order."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import (
    BigInteger,
    Connection,
    Index,
    LargeBinary,
    SmallInteger,
    String,
    bindparam,
    func,
    literal_column,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, RowNumber, table
from models.upserts import insert_new

OPEN, DONE, DEAD = 0, 1, 2
LAST_TRY = 8


class Inbound(Base):
    """One webhook event, raw and sealed, with its fate."""

    __tablename__ = "inbox"

    id: Mapped[int] = mapped_column(RowNumber, primary_key=True)
    event_id: Mapped[str] = mapped_column(String(80), unique=True)
    mailbox: Mapped[str] = mapped_column(String(80))
    at_ms: Mapped[int] = mapped_column(BigInteger)
    received_ms: Mapped[int] = mapped_column(BigInteger)
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
    state: Mapped[int] = mapped_column(SmallInteger, default=OPEN)
    tries: Mapped[int] = mapped_column(SmallInteger, default=0)
    next_try_ms: Mapped[int] = mapped_column(BigInteger, default=0)
    done_ms: Mapped[int | None] = mapped_column(BigInteger)
    fate: Mapped[str | None] = mapped_column(String(200))

    __table_args__ = (
        Index(
            "ix_inbox_open",
            "mailbox",
            "at_ms",
            "id",
            sqlite_where=text("state = 0"),
            postgresql_where=text("state = 0"),
        ),
        Index("ix_inbox_received", "received_ms"),
        Index(
            "ix_inbox_held",
            "received_ms",
            sqlite_where=text("body IS NOT NULL"),
            postgresql_where=text("body IS NOT NULL"),
        ),
        Index("ix_inbox_dead", "id", sqlite_where=text("state = 2"), postgresql_where=text("state = 2")),
    )


class Waiting(NamedTuple):
    """The part of an open row that its handling needs."""

    id: int
    event_id: str
    mailbox: str
    at_ms: int
    received_ms: int
    body: bytes
    tries: int


def store(connection: Connection, rows: Sequence[dict[str, object]]) -> int:
    """Insert the events that are not there yet; a repeat is silently the same row."""
    return insert_new(connection, Inbound, rows)


def oldest_open(connection: Connection, mailbox: str, now_ms: int) -> Waiting | None:
    """Return the mailbox's oldest open event, unless its next try lies ahead: order is kept, so we wait."""
    row = connection.execute(_OLDEST, {"mailbox": mailbox}).first()
    if row is None or row.next_try_ms > now_ms:
        return None
    return Waiting(row.id, row.event_id, row.mailbox, row.at_ms, row.received_ms, row.body or b"", row.tries)


def close(connection: Connection, row_id: int, *, now_ms: int, fate: str, state: int = DONE) -> bool:
    """Mark an open event as handled; say whether it was still open."""
    values = {"row": row_id, "ends": state, "at": now_ms, "why": fate[:200]}
    return connection.execute(_CLOSE, values).rowcount == 1


def put_off(connection: Connection, row_id: int, *, tries: int, next_try_ms: int, fate: str) -> None:
    """Note a failed try and when the next one is due."""
    values = {"tries": tries, "next_try_ms": next_try_ms, "fate": fate[:200]}
    connection.execute(update(_T).where(_T.c.id == row_id, _T.c.state == OPEN).values(**values))


def reopen(connection: Connection, row_id: int) -> bool:
    """Open a given-up event again."""
    values = {"state": OPEN, "tries": 0, "next_try_ms": 0, "done_ms": None}
    return (
        connection.execute(update(_T).where(_T.c.id == row_id, _T.c.state == DEAD).values(**values)).rowcount
        == 1
    )


def mailboxes_waiting(
    connection: Connection, *, older_than_ms: int, now_ms: int, limit: int = 500
) -> list[str]:
    """Name the mailboxes with open events that nobody seems to be handling."""
    query = (
        select(_T.c.mailbox)
        .where(_T.c.state == OPEN, _T.c.received_ms <= older_than_ms, _T.c.next_try_ms <= now_ms)
        .group_by(_T.c.mailbox)
        .limit(limit)
    )
    return list(connection.execute(query).scalars())


def oldest_waiting_ms(connection: Connection) -> int | None:
    """Return when the oldest open event arrived, for the health page."""
    query = select(_T.c.received_ms).where(_T.c.state == OPEN).order_by(_T.c.received_ms).limit(1)
    return connection.execute(query).scalar()


def bodies(connection: Connection, mailbox: str) -> list[tuple[int, bytes]]:
    """Return the sealed bodies that a mailbox still holds."""
    query = select(_T.c.id, _T.c.body).where(_T.c.mailbox == mailbox, _T.c.body.is_not(None))
    return [(row.id, row.body) for row in connection.execute(query)]


def empty(connection: Connection, mailbox: str) -> None:
    """Forget the raw bodies of a mailbox's handled events."""
    handled = (_T.c.mailbox == mailbox) & (_T.c.state != OPEN) & _T.c.body.is_not(None)
    connection.execute(update(_T).where(handled).values(body=None))


def forget(connection: Connection, row_id: int) -> None:
    """Forget one event's raw body."""
    connection.execute(update(_T).where(_T.c.id == row_id).values(body=None))


def rewrite(connection: Connection, row_id: int, body: bytes) -> None:
    """Replace a sealed body: what was in it is gone."""
    connection.execute(update(_T).where(_T.c.id == row_id).values(body=body))


def latest_ms(connection: Connection) -> int | None:
    """Return the time of the latest event that ever came."""
    latest: int | None = connection.execute(select(func.max(_T.c.at_ms))).scalar()
    return latest


_T = table(Inbound)
# A literal: told by a parameter, a database cannot know that its index of what is open holds the row.
IS_OPEN = _T.c.state == literal_column(str(OPEN), SmallInteger)
_CLOSE = (
    update(_T)
    .where(_T.c.id == bindparam("row"), IS_OPEN)
    .values(state=bindparam("ends"), done_ms=bindparam("at"), fate=bindparam("why"))
)
_OLDEST = (
    select(
        _T.c.id,
        _T.c.event_id,
        _T.c.mailbox,
        _T.c.at_ms,
        _T.c.received_ms,
        _T.c.body,
        _T.c.tries,
        _T.c.next_try_ms,
    )
    .where(_T.c.mailbox == bindparam("mailbox"), IS_OPEN)
    .order_by(_T.c.at_ms, _T.c.id)
    .limit(1)
)
