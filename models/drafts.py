"""Keep what is being filled: answers so far, sealed, several side by side, surviving restarts."""

from datetime import datetime

from sqlalchemy import Connection, ForeignKey, Index, LargeBinary, String, bindparam, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, read_all, read_one, table
from models.upserts import put

OPEN, SENT, DROPPED = "open", "sent", "dropped"


class Draft(Base):
    """One obligation, or one registration, being filled by one person."""

    __tablename__ = "drafts"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    purpose: Mapped[str] = mapped_column(String(12))
    programme: Mapped[str] = mapped_column(String(64))
    form: Mapped[str] = mapped_column(String(64))
    form_digest: Mapped[str] = mapped_column(String(64))
    obligation_id: Mapped[str | None] = mapped_column(String(40), index=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)
    state: Mapped[str] = mapped_column(String(8))
    changed_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (Index("ix_drafts_person_state", "person_id", "state"),)


def keep(connection: Connection, **row: object) -> None:
    """Store a draft as it now is."""
    put(connection, Draft, ["id"], row)


def get(connection: Connection, draft_id: str) -> Draft | None:
    """Return one draft."""
    return read_one(Draft, connection.execute(_BY_ID, {"wanted": draft_id}))


def held(connection: Connection, draft_id: str) -> Draft | None:
    """Return one draft, and let nobody else write it before the transaction ends."""
    return read_one(Draft, connection.execute(select(_T).where(_T.c.id == draft_id).with_for_update()))


def open_of(connection: Connection, person_id: str) -> list[Draft]:
    """Return a person's open drafts, the latest first."""
    return read_all(Draft, connection.execute(_OPEN_OF, {"person": person_id}))


def open_on(connection: Connection, obligation_id: str, purpose: str) -> list[Draft]:
    """Return everybody's open drafts of one part of an obligation."""
    wanted = {"obligation": obligation_id, "purpose": purpose}
    return read_all(Draft, connection.execute(_OPEN_ON, wanted))


def left(connection: Connection, *, since: datetime, until: datetime) -> list[Draft]:
    """Return the open drafts that were last changed in a span of time."""
    mine = (_T.c.state == OPEN) & (_T.c.changed_at >= since) & (_T.c.changed_at < until)
    return read_all(Draft, connection.execute(select(_T).where(mine).order_by(_T.c.id)))


def point_to(connection: Connection, draft_id: str, *, obligation_id: str, body: bytes) -> None:
    """Let a draft speak of another obligation."""
    connection.execute(update(_T).where(_T.c.id == draft_id).values(obligation_id=obligation_id, body=body))


def give(connection: Connection, draft_id: str, *, person_id: str, body: bytes) -> None:
    """Let a draft be filled by somebody else, sealed under her key."""
    connection.execute(update(_T).where(_T.c.id == draft_id).values(person_id=person_id, body=body))


def end(connection: Connection, draft_id: str, *, state: str, at: datetime) -> None:
    """Close a draft as sent or dropped; what was in it is in the report, or is not wanted any more."""
    connection.execute(_END, {"wanted": draft_id, "state": state, "changed_at": at, "body": b""})


_T = table(Draft)
_BY_ID = select(_T).where(_T.c.id == bindparam("wanted"))
_OPEN_ON = (
    select(_T)
    .where(_T.c.obligation_id == bindparam("obligation"), _T.c.purpose == bindparam("purpose"))
    .where(_T.c.state == OPEN)
    .order_by(_T.c.id)
)
_END = (
    update(_T)
    .where(_T.c.id == bindparam("wanted"))
    .values({name: bindparam(name) for name in ("state", "changed_at", "body")})
)
_OPEN_OF = (
    select(_T)
    .where(_T.c.person_id == bindparam("person"), _T.c.state == OPEN)
    .order_by(_T.c.changed_at.desc(), _T.c.id)
)
