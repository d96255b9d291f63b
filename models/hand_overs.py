"""Keep who hands over to whom, from which day on, and whether it has been carried out."""

from datetime import date, datetime

from sqlalchemy import Connection, Date, ForeignKey, String, bindparam, delete, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, read_all, read_one, table
from models.upserts import insert_if_new


class HandOver(Base):
    """Everything of one person's roles over an office goes to another person; to the head when nobody is named."""

    __tablename__ = "hand_overs"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    leaver_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    successor_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    day: Mapped[date] = mapped_column(Date, index=True)
    letter: Mapped[str] = mapped_column(String(200), default="")
    told_by: Mapped[str | None] = mapped_column(String(32))
    told_at: Mapped[datetime] = mapped_column(Moment)
    done_at: Mapped[datetime | None] = mapped_column(Moment)


def add(connection: Connection, **row: object) -> bool:
    """Store a hand-over; False when the same one is there."""
    return insert_if_new(connection, HandOver, {"done_at": None, **row})


def replace_open(connection: Connection, *, office_id: str, leaver_id: str) -> None:
    """Take back what was planned for the same work before: the last word holds."""
    planned = (_T.c.office_id == office_id) & (_T.c.leaver_id == leaver_id) & _T.c.done_at.is_(None)
    connection.execute(delete(_T).where(planned))


def get(connection: Connection, hand_over_id: str) -> HandOver | None:
    """Return one hand-over."""
    return read_one(HandOver, connection.execute(select(_T).where(_T.c.id == hand_over_id)))


def due(connection: Connection, day: date) -> list[HandOver]:
    """Return what is to be carried out by a day and is not."""
    return read_all(HandOver, connection.execute(_DUE, {"by": day}))


def done(connection: Connection, hand_over_id: str, *, at: datetime) -> bool:
    """Note that it was carried out: only one of several gets True."""
    is_open = (_T.c.id == hand_over_id) & _T.c.done_at.is_(None)
    return connection.execute(update(_T).where(is_open).values(done_at=at)).rowcount == 1


_T = table(HandOver)
_DUE = select(_T).where(_T.c.done_at.is_(None), _T.c.day <= bindparam("by")).order_by(_T.c.day, _T.c.id)
