"""Keep the forms that anybody may answer from a QR on the wall, and their answers, one of a browser.

No row opens anything: the link is made from the id and a key that only we have. What is personal in an answer is sealed.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Connection,
    ForeignKey,
    LargeBinary,
    String,
    UniqueConstraint,
    func,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, RowNumber, table
from models.upserts import insert_if_new


class Wall(Base):
    """One open form of one round; it closes by itself, or when somebody closes it."""

    __tablename__ = "open_forms"

    id: Mapped[str] = mapped_column(String(24), primary_key=True)
    obligation_id: Mapped[str] = mapped_column(ForeignKey("obligations.id"), unique=True)
    programme: Mapped[str] = mapped_column(String(64))
    form: Mapped[str] = mapped_column(String(64))
    form_digest: Mapped[str] = mapped_column(String(64))
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    opened_at: Mapped[datetime] = mapped_column(Moment)
    closes_at: Mapped[datetime] = mapped_column(Moment)


class Answered(Base):
    """One answer; `browser_hash` tells nobody who it was."""

    __tablename__ = "open_answers"

    id: Mapped[int] = mapped_column(RowNumber, primary_key=True)
    wall_id: Mapped[str] = mapped_column(ForeignKey("open_forms.id"))
    browser_hash: Mapped[str] = mapped_column(String(64))
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (UniqueConstraint("wall_id", "browser_hash"),)


def open_for(connection: Connection, **row: object) -> None:
    """Open a form for a round, or let the one of this round be open until another moment."""
    if not insert_if_new(connection, Wall, row):
        same = _W.c.obligation_id == row["obligation_id"]
        connection.execute(update(_W).where(same).values(closes_at=row["closes_at"]))


def close(connection: Connection, wall_id: str, *, at: datetime) -> bool:
    """Take no more answers; say whether it was still open."""
    still = (_W.c.id == wall_id) & (_W.c.closes_at > at)
    return connection.execute(update(_W).where(still).values(closes_at=at)).rowcount == 1


def get(connection: Connection, wall_id: str) -> Wall | None:
    """Return one open form."""
    row = connection.execute(select(_W).where(_W.c.id == wall_id)).mappings().first()
    return Wall(**row) if row else None


def of_round(connection: Connection, obligation_id: str) -> Wall | None:
    """Return the open form of a round."""
    row = connection.execute(select(_W).where(_W.c.obligation_id == obligation_id)).mappings().first()
    return Wall(**row) if row else None


def of_offices(connection: Connection, offices: Sequence[str], *, since: datetime) -> list[Wall]:
    """Return the forms of these offices that are open, or closed lately, the last to close first."""
    query = select(_W).where(_W.c.office_id.in_(offices), _W.c.closes_at > since)
    rows = connection.execute(query.order_by(_W.c.closes_at.desc(), _W.c.id)).mappings()
    return [Wall(**row) for row in rows]


def answer(connection: Connection, **row: object) -> bool:
    """Store an answer; False when this browser has answered."""
    return insert_if_new(connection, Answered, row)


def has_answered(connection: Connection, wall_id: str, browser_hash: str) -> bool:
    """Say whether this browser has answered."""
    query = select(_A.c.id).where(_A.c.wall_id == wall_id, _A.c.browser_hash == browser_hash).limit(1)
    return connection.execute(query).first() is not None


def count(connection: Connection, wall_id: str) -> int:
    """Return how many have answered."""
    query = select(func.count()).where(_A.c.wall_id == wall_id)
    return int(connection.execute(query).scalar_one())


def answers(connection: Connection, wall_id: str) -> list[dict[str, Any]]:
    """Return what was answered, without what is personal, in the order it came."""
    query = select(_A.c.answers).where(_A.c.wall_id == wall_id).order_by(_A.c.id)
    return list(connection.execute(query).scalars())


_W = table(Wall)
_A = table(Answered)
