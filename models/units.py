"""Keep the units that reports are about, and the seats that a quota leaves."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Connection, ForeignKey, String, func, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table
from models.upserts import insert_if_new


class Unit(Base):
    """A group, village, fund: persists across years, belongs to a place."""

    __tablename__ = "units"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    programme: Mapped[str] = mapped_column(String(64), index=True)
    kind: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(200))
    place: Mapped[str] = mapped_column(String(12))
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), index=True)
    attributes: Mapped[dict[str, Any]] = mapped_column(JSON)
    made_at: Mapped[datetime] = mapped_column(Moment)


class Seat(Base):
    """One place of a quota, taken by one unit: the row is what refuses a second group."""

    __tablename__ = "seats"

    programme: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(40), primary_key=True)
    area: Mapped[str] = mapped_column(String(12), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[str] = mapped_column(String(40))


def add(connection: Connection, **row: object) -> None:
    """Store a new unit."""
    connection.execute(_U.insert().values(**row))


def unit(connection: Connection, unit_id: str) -> Unit | None:
    """Return one unit."""
    row = connection.execute(select(_U).where(_U.c.id == unit_id)).mappings().first()
    return Unit(**row) if row else None


def of_offices(connection: Connection, office_ids: list[str]) -> list[Unit]:
    """Return the units that report to these offices, by name."""
    query = select(_U).where(_U.c.office_id.in_(office_ids)).order_by(_U.c.name, _U.c.id)
    return [Unit(**row) for row in connection.execute(query).mappings()]


def take_seat(
    connection: Connection, *, programme: str, kind: str, area: str, seats: int, unit_id: str
) -> bool:
    """Take the first free seat of an area; False when the quota is full."""
    row = {"programme": programme, "kind": kind, "area": area, "unit_id": unit_id}
    return any(insert_if_new(connection, Seat, {**row, "number": number}) for number in range(1, seats + 1))


def seats_taken(connection: Connection, *, programme: str, kind: str, area: str) -> int:
    """Count the units that hold a seat in an area."""
    query = select(func.count()).where(_S.c.programme == programme, _S.c.kind == kind, _S.c.area == area)
    return int(connection.execute(query).scalar_one())


_U = table(Unit)
_S = table(Seat)
