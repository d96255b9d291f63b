"""Keep where a unit was before it moved: its place and its office, with the day up to which they held."""

from datetime import date, datetime

from sqlalchemy import Connection, Date, ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, RowNumber, table
from models.units import Unit


class UnitPlace(Base):
    """A place and an office that a unit had, up to and with `last`; what holds now stands in the unit itself."""

    __tablename__ = "unit_places"

    id: Mapped[int] = mapped_column(RowNumber, primary_key=True)
    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"))
    place: Mapped[str] = mapped_column(String(12))
    office_id: Mapped[str] = mapped_column(String(40))
    first: Mapped[date] = mapped_column(Date)
    last: Mapped[date] = mapped_column(Date)
    letter: Mapped[str] = mapped_column(String(200), default="")
    person_id: Mapped[str | None] = mapped_column(String(32))
    at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (Index("ix_unit_places_unit", "unit_id", "last"),)


def note(connection: Connection, **row: object) -> None:
    """Write down what held until a day."""
    connection.execute(_T.insert().values(**row))


def of_unit(connection: Connection, unit_id: str) -> list[UnitPlace]:
    """Return where a unit was, the earliest first."""
    query = select(_T).where(_T.c.unit_id == unit_id).order_by(_T.c.last, _T.c.id)
    return [UnitPlace(**row) for row in connection.execute(query).mappings()]


def on(connection: Connection, unit: Unit, day: date) -> tuple[str, str]:
    """Return the place and the office that a unit had on a day."""
    query = select(_T).where(_T.c.unit_id == unit.id, _T.c.last >= day).order_by(_T.c.last, _T.c.id).limit(1)
    row = connection.execute(query).mappings().first()
    return (row["place"], row["office_id"]) if row else (unit.place, unit.office_id)


_T = table(UnitPlace)
