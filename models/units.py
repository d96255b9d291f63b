"""Keep the units that reports are about, and the seats that a quota leaves."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Connection, ForeignKey, String, delete, func, select, update
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


def of_ids(connection: Connection, unit_ids: Sequence[str]) -> list[Unit]:
    """Return several units, in the order in which they are named."""
    rows = connection.execute(select(_U).where(_U.c.id.in_(unit_ids))).mappings() if unit_ids else ()
    found = {row["id"]: Unit(**row) for row in rows}
    return [found[one] for one in unit_ids if one in found]


def of_offices(connection: Connection, office_ids: list[str]) -> list[Unit]:
    """Return the units that report to these offices, by name; an office is no unit of its own here."""
    mine = (_U.c.office_id.in_(office_ids), _U.c.id != _U.c.office_id)
    query = select(_U).where(*mine).order_by(_U.c.name, _U.c.id)
    return [Unit(**row) for row in connection.execute(query).mappings()]


def near(connection: Connection, programme: str, kind: str, place: str, most: int) -> list[Unit]:
    """Return the units of one kind in the province of a place; where they are too many, those nearest to it."""
    in_tambon, in_district, in_province = (_U.c.place.startswith(place[:digits]) for digits in (6, 4, 2))
    query = select(_U).where(_U.c.programme == programme, _U.c.kind == kind, in_province)
    nearest = query.order_by(in_tambon.desc(), in_district.desc(), _U.c.id).limit(most)
    return [Unit(**row) for row in connection.execute(nearest).mappings()]


def of_programme(connection: Connection, programme: str, *, place: str = "") -> list[Unit]:
    """Return the units of a programme, all of them or those of a place, by id."""
    query = select(_U).where(_U.c.programme == programme, _U.c.place.startswith(place, autoescape=True))
    return [Unit(**row) for row in connection.execute(query.order_by(_U.c.id)).mappings()]


def take_seat(
    connection: Connection, *, programme: str, kind: str, area: str, seats: int, unit_id: str
) -> bool:
    """Take the first free seat of an area; False when the quota is full."""
    row = {"programme": programme, "kind": kind, "area": area, "unit_id": unit_id}
    return any(insert_if_new(connection, Seat, {**row, "number": number}) for number in range(1, seats + 1))


def seats_taken(connection: Connection, *, programme: str, kind: str, area: str, but_for: str = "") -> int:
    """Count the units that hold a seat in an area, without one that may move."""
    query = select(func.count()).where(_S.c.programme == programme, _S.c.kind == kind, _S.c.area == area)
    return int(connection.execute(query.where(_S.c.unit_id != but_for)).scalar_one())


def leave_seats(connection: Connection, unit_id: str, *, but_in: str) -> bool:
    """Free the seats of a unit in all areas but one; say whether it holds none there."""
    connection.execute(delete(_S).where(_S.c.unit_id == unit_id, _S.c.area != but_in))
    query = select(func.count()).where(_S.c.unit_id == unit_id)
    return int(connection.execute(query).scalar_one()) == 0


def change(connection: Connection, unit_id: str, **values: object) -> None:
    """Change what is kept of a unit."""
    connection.execute(update(_U).where(_U.c.id == unit_id).values(**values))


_U = table(Unit)
_S = table(Seat)
