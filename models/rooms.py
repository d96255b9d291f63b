"""Keep which LINE groups are bound to an office, a place or a unit, and the codes by which an officer binds one."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import (
    Boolean,
    Connection,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    delete,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table
from models.upserts import insert_if_new, put


class Room(Base):
    """One LINE group: the office whose officer bound it, and the place or the unit that it is told of.

    `members` is how many people were in it when LINE was asked last, so many times a push to it counts; None before.
    """

    __tablename__ = "rooms"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    line_id: Mapped[bytes] = mapped_column(LargeBinary)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), index=True)
    unit_id: Mapped[str] = mapped_column(String(40), default="")
    place: Mapped[str] = mapped_column(String(12), default="")
    bound_by: Mapped[str] = mapped_column(String(32), index=True)
    bound_at: Mapped[datetime] = mapped_column(Moment)
    is_bound: Mapped[bool] = mapped_column(Boolean)
    members: Mapped[int | None] = mapped_column(Integer)
    pushed_on: Mapped[date | None] = mapped_column(Date)


class RoomCode(Base):
    """A code that binds one group, once, within the hour, when an officer of the office types it there."""

    __tablename__ = "room_codes"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    unit_id: Mapped[str] = mapped_column(String(40), default="")
    place: Mapped[str] = mapped_column(String(12), default="")
    person_id: Mapped[str] = mapped_column(String(32), index=True)
    until: Mapped[datetime] = mapped_column(Moment)


def owner_of(room_id: str) -> str:
    """Name the key in the vault under which a group's id at LINE is sealed."""
    return f"room:{room_id}"


def bind(connection: Connection, **row: object) -> None:
    """Bind a group; what it was bound to before is over."""
    put(connection, Room, ["id"], {"is_bound": True, "members": None, "pushed_on": None, **row})


def unbind(connection: Connection, room_id: str) -> bool:
    """Bind a group to nothing any more; False when it was bound to nothing."""
    bound = (_R.c.id == room_id) & _R.c.is_bound.is_(True)
    return connection.execute(update(_R).where(bound).values(is_bound=False)).rowcount == 1


def get(connection: Connection, room_id: str) -> Room | None:
    """Return a group that is bound."""
    row = connection.execute(select(_R).where(_R.c.id == room_id, _R.c.is_bound.is_(True))).mappings().first()
    return Room(**row) if row else None


def of_offices(connection: Connection, office_ids: Collection[str]) -> list[Room]:
    """Return the groups that officers of these offices bound, the latest first."""
    mine = _R.c.is_bound.is_(True) & _R.c.office_id.in_(office_ids)
    rows = connection.execute(select(_R).where(mine).order_by(_R.c.bound_at.desc(), _R.c.id)).mappings()
    return [Room(**row) for row in rows] if office_ids else []


def all_bound(connection: Connection) -> list[Room]:
    """Return every group that is bound."""
    rows = connection.execute(select(_R).where(_R.c.is_bound.is_(True)).order_by(_R.c.id)).mappings()
    return [Room(**row) for row in rows]


def change(connection: Connection, room_id: str, **values: object) -> None:
    """Change what is kept of a group."""
    connection.execute(update(_R).where(_R.c.id == room_id).values(**values))


def lend(connection: Connection, **row: object) -> None:
    """Keep a code."""
    insert_if_new(connection, RoomCode, row)


def code(connection: Connection, id_: str, *, at: datetime) -> RoomCode | None:
    """Return a code that is still good."""
    row = connection.execute(select(_C).where(_C.c.id == id_, _C.c.until > at)).mappings().first()
    return RoomCode(**row) if row else None


def spend(connection: Connection, id_: str) -> bool:
    """Use a code up; False when somebody was quicker."""
    return connection.execute(delete(_C).where(_C.c.id == id_)).rowcount == 1


def forget_old(connection: Connection, *, before: datetime) -> None:
    """Forget the codes that nobody used."""
    connection.execute(delete(_C).where(_C.c.until < before))


_R = table(Room)
_C = table(RoomCode)
