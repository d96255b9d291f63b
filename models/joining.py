"""Bind a newcomer to a role by a join code, and keep the tap that lets some of them in."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    Boolean,
    Connection,
    ForeignKey,
    Index,
    LargeBinary,
    SmallInteger,
    String,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, read_all, read_one, table
from models.offices import AREA, OFFICE, UNIT


class JoinCode(Base):
    """An invitation; only the keyed hash of its code is stored."""

    __tablename__ = "join_codes"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    programme: Mapped[str] = mapped_column(String(64))
    role: Mapped[str] = mapped_column(String(40))
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    unit_id: Mapped[str | None] = mapped_column(String(40))
    area: Mapped[str] = mapped_column(String(40), default="")
    inviter: Mapped[bytes | None] = mapped_column(LargeBinary)
    relinks: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    needs_tap: Mapped[bool] = mapped_column(Boolean, default=False)
    is_practice: Mapped[bool] = mapped_column(Boolean, default=False)
    uses_left: Mapped[int] = mapped_column(SmallInteger, default=1)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)


def scope_of(code: JoinCode) -> tuple[str, str]:
    """Return what the role of a code is over: an area, a unit that is there already, or else its office."""
    if code.area:
        return AREA, code.area
    return (UNIT, code.unit_id) if code.unit_id else (OFFICE, code.office_id)


class Knock(Base):
    """Somebody with a code who waits for an officer's tap."""

    __tablename__ = "knocks"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    code_id: Mapped[str] = mapped_column(ForeignKey("join_codes.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    asked_at: Mapped[datetime] = mapped_column(Moment)
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    decided_by: Mapped[str | None] = mapped_column(String(32))
    is_let_in: Mapped[bool | None] = mapped_column(Boolean)

    __table_args__ = (
        Index(
            "uq_knocks_open", "code_id", "person_id", unique=True,
            sqlite_where=text("decided_at IS NULL"), postgresql_where=text("decided_at IS NULL"),
        ),
    )  # fmt: skip


def find(connection: Connection, code_hash: str, *, at: datetime) -> JoinCode | None:
    """Return the code if it can still be used."""
    live = (_C.c.uses_left > 0) & (_C.c.expires_at > at) & _C.c.revoked_at.is_(None)
    return read_one(JoinCode, connection.execute(select(_C).where(_C.c.code_hash == code_hash, live)))


def by_id(connection: Connection, code_id: str) -> JoinCode | None:
    """Return a code whatever its state."""
    return read_one(JoinCode, connection.execute(select(_C).where(_C.c.id == code_id)))


def revoke(connection: Connection, code_hash: str, *, at: datetime) -> bool:
    """End a code; False when there is none that is still valid."""
    live = (_C.c.code_hash == code_hash) & _C.c.revoked_at.is_(None)
    return connection.execute(update(_C).where(live).values(revoked_at=at)).rowcount == 1


def use(connection: Connection, code_id: str) -> bool:
    """Spend one use of a code; False when none is left."""
    spend = update(_C).where(_C.c.id == code_id, _C.c.uses_left > 0).values(uses_left=_C.c.uses_left - 1)
    return connection.execute(spend).rowcount == 1


def add(connection: Connection, **row: object) -> None:
    """Store a new code."""
    connection.execute(_C.insert().values(**row))


def add_many(connection: Connection, rows: Sequence[dict[str, object]]) -> None:
    """Store many new codes."""
    if rows:
        connection.execute(_C.insert(), list(rows))


def renew(connection: Connection, code_id: str, *, code_hash: str, expires_at: datetime) -> None:
    """Let a code that nobody has used be another one from now on; the old digits end."""
    unused = (_C.c.id == code_id) & (_C.c.uses_left > 0)
    connection.execute(
        update(_C).where(unused).values(code_hash=code_hash, expires_at=expires_at, revoked_at=None)
    )


def known(connection: Connection, hashes: Sequence[str]) -> frozenset[str]:
    """Return which of these hashes are those of codes that were ever made."""
    query = select(_C.c.code_hash).where(_C.c.code_hash.in_(hashes))
    return frozenset(connection.execute(query).scalars())


def knock(connection: Connection, **row: object) -> None:
    """Store a request for a tap."""
    connection.execute(_K.insert().values(**row))


def knocks_of(connection: Connection, person_id: str) -> list[Knock]:
    """Return every knock of a person, decided or not."""
    return read_all(Knock, connection.execute(select(_K).where(_K.c.person_id == person_id)))


def open_knock(connection: Connection, knock_id: str) -> Knock | None:
    """Return a knock that nobody has decided yet."""
    row = (
        connection.execute(select(_K).where(_K.c.id == knock_id, _K.c.decided_at.is_(None)))
        .mappings()
        .first()
    )
    return Knock(**row) if row else None


def knock_by_id(connection: Connection, knock_id: str) -> Knock | None:
    """Return a knock whatever its state."""
    return read_one(Knock, connection.execute(select(_K).where(_K.c.id == knock_id)))


def decide(connection: Connection, knock_id: str, *, by: str, is_let_in: bool, at: datetime) -> bool:
    """Record the tap; False when somebody else was quicker."""
    values = {"decided_at": at, "decided_by": by, "is_let_in": is_let_in}
    return (
        connection.execute(
            update(_K).where(_K.c.id == knock_id, _K.c.decided_at.is_(None)).values(**values)
        ).rowcount
        == 1
    )


_C = table(JoinCode)
_K = table(Knock)
