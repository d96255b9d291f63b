"""Keep every message that leaves: reply or push, its state, its retry key, and why it was or was not sent."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from sqlalchemy import (
    BigInteger,
    Boolean,
    Connection,
    Index,
    LargeBinary,
    SmallInteger,
    String,
    Update,
    bindparam,
    literal_column,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table
from models.upserts import insert_if_new

SENDING, WAITING, SENT, UNKNOWN, REFUSED, GAVE_UP = (
    "sending",
    "waiting",
    "sent",
    "unknown",
    "refused",
    "gave_up",
)
# What a reply is in the ledger: free, because somebody wrote.
REPLY, ANSWER = "reply", "answer"
RETRY_SPACE = UUID("6f1d0b5e-3c0a-5d5e-9a3c-5a6e616d0001")


class Message(Base):
    """One call to LINE: at most five bubbles to one person.

    These rows are the ledger too. `is_counted` says that the call takes its `recipients` off the month, or may have;
    `share` says which part of the budget, `why` is the key of the reason that it left by itself.
    """

    __tablename__ = "messages"

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    person_id: Mapped[str] = mapped_column(String(32), index=True)
    line_hash: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(8))
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
    token: Mapped[str | None] = mapped_column(String(80))
    is_worth_a_push: Mapped[bool] = mapped_column(Boolean, default=False)
    is_counted: Mapped[bool] = mapped_column(Boolean, default=False)
    recipients: Mapped[int] = mapped_column(SmallInteger, default=1)
    share: Mapped[str] = mapped_column(String(10), default="reply")
    why: Mapped[str] = mapped_column(String(40), default="answer")
    state: Mapped[str] = mapped_column(String(8))
    reason: Mapped[str] = mapped_column(String(200), default="")
    tries: Mapped[int] = mapped_column(SmallInteger, default=0)
    next_try_ms: Mapped[int] = mapped_column(BigInteger)
    made_ms: Mapped[int] = mapped_column(BigInteger)
    made_at: Mapped[datetime] = mapped_column(Moment)
    sent_ms: Mapped[int | None] = mapped_column(BigInteger)
    request_id: Mapped[str | None] = mapped_column(String(80))

    __table_args__ = (
        Index(
            "ix_messages_moving", "next_try_ms",
            sqlite_where=text("state IN ('sending','waiting')"), postgresql_where=text("state IN ('sending','waiting')"),
        ),
        Index(
            "ix_messages_failed", "made_ms",
            sqlite_where=text("state IN ('gave_up','unknown')"), postgresql_where=text("state IN ('gave_up','unknown')"),
        ),
        Index(
            "ix_messages_counted", "made_at",
            sqlite_where=text("is_counted IS 1"), postgresql_where=text("is_counted IS TRUE"),
        ),
        Index(
            "ix_messages_spent", "sent_ms",
            sqlite_where=text("is_counted IS 1"), postgresql_where=text("is_counted IS TRUE"),
        ),
        Index("ix_messages_made", "made_ms"),
        Index(
            "ix_messages_held", "made_ms",
            sqlite_where=text("body IS NOT NULL"), postgresql_where=text("body IS NOT NULL"),
        ),
    )  # fmt: skip


class Outgoing(NamedTuple):
    """A message as its delivery needs it."""

    id: str
    person_id: str
    line_hash: str
    kind: str
    body: bytes
    token: str | None
    is_worth_a_push: bool
    state: str
    tries: int
    made_ms: int
    next_try_ms: int = 0
    is_counted: bool = False
    recipients: int = 1


def retry_key(message_id: str) -> UUID:
    """Derive LINE's retry key from the row, the same over all tries."""
    return uuid5(RETRY_SPACE, message_id)


def add(connection: Connection, **row: object) -> bool:
    """Store a message unless its id is there; say whether it is new."""
    return insert_if_new(connection, Message, {"recipients": 1, "share": REPLY, "why": ANSWER, **row})


def add_reply(connection: Connection, message: Outgoing, *, made_at: datetime, next_try_ms: int) -> None:
    """Store a reply that is about to leave; its id is the event's, so a second one is a mistake of ours."""
    values = {
        **message._asdict(),
        "made_at": made_at,
        "next_try_ms": next_try_ms,
        "is_counted": False,
        "recipients": 1,
        "share": REPLY,
        "why": ANSWER,
        "reason": "",
    }
    connection.execute(_INSERT, values)


def get(connection: Connection, message_id: str) -> Outgoing | None:
    """Return one message."""
    row = connection.execute(_BY_ID, {"wanted": message_id}).first()
    return Outgoing._make(row) if row else None


def settle(connection: Connection, message_id: str, *, state: str, **values: object) -> None:
    """Record how a try ended, unless another one has ended the message meanwhile."""
    connection.execute(_settle(tuple(values)), {"message": message_id, "state": state, **values})


def seat(connection: Connection, message_id: str, *, share: str, why: str) -> bool:
    """Note that a message holds a seat of the month; False when it does already."""
    free = (_T.c.id == message_id) & _T.c.is_counted.is_(False)
    values = {"is_counted": True, "share": share, "why": why}
    return connection.execute(update(_T).where(free).values(**values)).rowcount == 1


def unseat(connection: Connection, message_id: str) -> bool:
    """Note that a message holds no seat any more; False when it held none."""
    taken = (_T.c.id == message_id) & _T.c.is_counted.is_(True)
    return connection.execute(update(_T).where(taken).values(is_counted=False)).rowcount == 1


def moving(connection: Connection, *, kind: str, now_ms: int, limit: int = 100) -> list[Outgoing]:
    """Return the messages of a kind whose next try is due; a reply that waits has become the worker's."""
    query = _COLUMNS.where(IS_MOVING, _T.c.state == SENDING, _T.c.kind == kind, _T.c.next_try_ms <= now_ms)
    return [Outgoing._make(row) for row in connection.execute(query.order_by(_T.c.next_try_ms).limit(limit))]


def left_of(connection: Connection, line_hash: str, *, before_ms: int) -> list[str]:
    """Return the replies to somebody that are still on their way, the oldest first."""
    wanted = (
        _T.c.state == SENDING,
        _T.c.kind == "reply",
        _T.c.line_hash == line_hash,
        _T.c.made_ms < before_ms,
    )
    return list(connection.execute(select(_T.c.id).where(*wanted).order_by(_T.c.made_ms)).scalars())


def pushes_due(connection: Connection, *, now_ms: int, limit: int = 100) -> list[Outgoing]:
    """Return what the worker is to push: pushes under way, and replies that became one."""
    is_push = ((_T.c.kind == "push") & _T.c.state.in_([SENDING, WAITING])) | (_T.c.state == WAITING)
    query = _COLUMNS.where(is_push, IS_MOVING, _T.c.next_try_ms <= now_ms)
    return [Outgoing._make(row) for row in connection.execute(query.order_by(_T.c.next_try_ms).limit(limit))]


def empty_bodies_of(connection: Connection, people: Sequence[str], *, since: datetime) -> int:
    """Forget at once what was written to these people since a moment: it may hold words that were taken back."""
    theirs = _T.c.person_id.in_(people) & (_T.c.made_at >= since) & _T.c.body.is_not(None)
    return connection.execute(update(_T).where(theirs).values(body=None)).rowcount


@lru_cache(maxsize=32)
def _settle(names: tuple[str, ...]) -> Update:
    changes: dict[str, Any] = {name: bindparam(name) for name in ("state", *names)}
    return update(_T).where(_T.c.id == bindparam("message"), IS_MOVING).values(changes)


_T = table(Message)
# Literals: told by parameters, a database cannot know that its index of what is moving holds the row.
IS_MOVING = _T.c.state.in_([literal_column(f"'{one}'", String) for one in (SENDING, WAITING)])
_INSERT = _T.insert()
_COLUMNS = select(
    _T.c.id, _T.c.person_id, _T.c.line_hash, _T.c.kind, _T.c.body, _T.c.token,
    _T.c.is_worth_a_push, _T.c.state, _T.c.tries, _T.c.made_ms, _T.c.next_try_ms,
    _T.c.is_counted, _T.c.recipients,
)  # fmt: skip
_BY_ID = _COLUMNS.where(_T.c.id == bindparam("wanted"))
