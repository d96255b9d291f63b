"""Keep the seats that a quota leaves, who holds them, and who waits for one to become free."""

from datetime import datetime

from sqlalchemy import Connection, ForeignKey, Index, String, bindparam, delete, func, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, read_all, read_one, table
from models.upserts import insert_if_new


class Seat(Base):
    """One place of a quota, taken by one unit: the row is what refuses a second group. `type` where types have shares."""

    __tablename__ = "seats"

    programme: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(40), primary_key=True)
    area: Mapped[str] = mapped_column(String(12), primary_key=True)
    type: Mapped[str] = mapped_column(String(40), primary_key=True, default="")
    number: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[str] = mapped_column(String(40), index=True)


class Waiting(Base):
    """A registration that is ready and waits for a seat; an offer holds the seat for a while."""

    __tablename__ = "seat_queue"

    draft_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    programme: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(40))
    area: Mapped[str] = mapped_column(String(12))
    type: Mapped[str] = mapped_column(String(40), default="")
    since: Mapped[datetime] = mapped_column(Moment)
    offered_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (Index("ix_seat_queue_place", "programme", "kind", "area", "type"),)


def take(
    connection: Connection, *, programme: str, kind: str, area: str, type_: str, seats: int, unit_id: str
) -> bool:
    """Take the first free seat of an area; False when the quota is full."""
    row = {"programme": programme, "kind": kind, "area": area, "type": type_, "unit_id": unit_id}
    return any(insert_if_new(connection, Seat, {**row, "number": number}) for number in range(1, seats + 1))


def taken(
    connection: Connection, *, programme: str, kind: str, area: str, but_for: str = ""
) -> dict[str, int]:
    """Count the seats that units hold in an area by type, without one unit that may move."""
    here = (_S.c.programme == programme) & (_S.c.kind == kind) & (_S.c.area == area)
    query = select(_S.c.type, func.count()).where(here, _S.c.unit_id != but_for).group_by(_S.c.type)
    return {row[0]: int(row[1]) for row in connection.execute(query)}


def leave(connection: Connection, unit_id: str, *, programme: str, but_in: str = "", type_: str = "") -> bool:
    """Free a unit's seats but for the one in an area and of a type; say whether it holds none there."""
    mine = (_S.c.unit_id == unit_id) & (_S.c.programme == programme)
    connection.execute(delete(_S).where(mine, or_(_S.c.area != but_in, _S.c.type != type_)))
    query = select(func.count()).where(mine)
    return int(connection.execute(query).scalar_one()) == 0


def of_unit(connection: Connection, unit_id: str) -> list[Seat]:
    """Return the seats that a unit holds."""
    query = select(_S).where(_S.c.unit_id == unit_id).order_by(_S.c.programme, _S.c.area, _S.c.number)
    return read_all(Seat, connection.execute(query))


def wait(connection: Connection, **row: object) -> bool:
    """Let a registration wait; False when it does already."""
    return insert_if_new(connection, Waiting, {"offered_at": None, **row})


def waiting(connection: Connection, *, programme: str, kind: str, area: str) -> list[Waiting]:
    """Return who waits for a seat in an area, the longest first."""
    here = (_W.c.programme == programme) & (_W.c.kind == kind) & (_W.c.area == area)
    return read_all(Waiting, connection.execute(select(_W).where(here).order_by(_W.c.since, _W.c.draft_id)))


def offered_before(connection: Connection, moment: datetime) -> list[Waiting]:
    """Return the offers that nobody took until a moment."""
    return read_all(Waiting, connection.execute(_OFFERED, {"by": moment}))


def wait_of(connection: Connection, draft_id: str) -> Waiting | None:
    """Return a registration's place in the queue."""
    return read_one(Waiting, connection.execute(select(_W).where(_W.c.draft_id == draft_id)))


def offer(connection: Connection, draft_id: str, *, at: datetime) -> None:
    """Note that a free seat is offered to a registration."""
    connection.execute(update(_W).where(_W.c.draft_id == draft_id).values(offered_at=at))


def stand_back(connection: Connection, draft_id: str, *, at: datetime) -> None:
    """Put a registration that let its offer pass at the end of the queue."""
    connection.execute(update(_W).where(_W.c.draft_id == draft_id).values(since=at, offered_at=None))


def wait_no_more(connection: Connection, draft_id: str) -> None:
    """Take a registration out of the queue."""
    connection.execute(delete(_W).where(_W.c.draft_id == draft_id))


_S = table(Seat)
_W = table(Waiting)
_OFFERED = select(_W).where(_W.c.offered_at <= bindparam("by")).order_by(_W.c.offered_at, _W.c.draft_id)
