"""Keep the units that reports are about, and the programmes that they take part in."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Connection, ForeignKey, Index, String, bindparam, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, read_all, read_one, table
from models.upserts import insert_if_new, insert_new


class Unit(Base):
    """A group, village, fund: persists across years, belongs to a place."""

    __tablename__ = "units"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    programme: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(200))
    place: Mapped[str] = mapped_column(String(12))
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), index=True)
    attributes: Mapped[dict[str, Any]] = mapped_column(JSON)
    made_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (Index("ix_units_place", "programme", "place"),)


class Enrolment(Base):
    """A unit takes part in a programme, from a moment on; one unit may take part in several."""

    __tablename__ = "enrolments"

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), primary_key=True)
    programme: Mapped[str] = mapped_column(String(64), primary_key=True, index=True)
    since: Mapped[datetime] = mapped_column(Moment)
    until: Mapped[datetime | None] = mapped_column(Moment)


def add(connection: Connection, **row: object) -> None:
    """Store a new unit."""
    connection.execute(_U.insert().values(**row))


def unit(connection: Connection, unit_id: str) -> Unit | None:
    """Return one unit."""
    return read_one(Unit, connection.execute(_BY_ID, {"wanted": unit_id}))


def of_ids(connection: Connection, unit_ids: Sequence[str]) -> list[Unit]:
    """Return several units, in the order in which they are named."""
    rows = connection.execute(_BY_IDS, {"wanted": list(unit_ids)}).mappings() if unit_ids else ()
    found = {row["id"]: Unit(**row) for row in rows}
    return [found[one] for one in unit_ids if one in found]


def of_offices(connection: Connection, office_ids: list[str]) -> list[Unit]:
    """Return the units that report to these offices, by name; an office is no unit of its own here."""
    mine = (_U.c.office_id.in_(office_ids), _U.c.id != _U.c.office_id)
    query = select(_U).where(*mine).order_by(_U.c.name, _U.c.id)
    return read_all(Unit, connection.execute(query))


def near(connection: Connection, programme: str, kind: str, place: str, most: int) -> list[Unit]:
    """Return the units of one kind in the province of a place; where they are too many, those nearest to it."""
    in_tambon, in_district, in_province = (_U.c.place.startswith(place[:digits]) for digits in (6, 4, 2))
    query = select(_U).where(_U.c.programme == programme, _U.c.kind == kind, in_province)
    nearest = query.order_by(in_tambon.desc(), in_district.desc(), _U.c.id).limit(most)
    return read_all(Unit, connection.execute(nearest))


def of_programme(connection: Connection, programme: str, *, place: str = "") -> list[Unit]:
    """Return the units that take part in a programme, all of them or those of a place, by id."""
    takes_part = (_E.c.programme == programme) & _E.c.until.is_(None)
    query = select(_U).join(_E, _E.c.unit_id == _U.c.id).where(takes_part)
    query = query.where(_U.c.place.startswith(place, autoescape=True)) if place else query
    return read_all(Unit, connection.execute(query.order_by(_U.c.id)))


def members(
    connection: Connection, programme: str, kind: str
) -> list[tuple[Unit, datetime, datetime | None]]:
    """Return the units of a kind that take part in a programme or did, since when and until when, by place and name."""
    query = (
        select(_U, _E.c.since, _E.c.until)
        .join(_E, _E.c.unit_id == _U.c.id)
        .where(_E.c.programme == programme, _U.c.kind == kind, _U.c.id != _U.c.office_id)
        .order_by(_U.c.place, _U.c.name, _U.c.id)
    )
    rows = [dict(row) for row in connection.execute(query).mappings()]
    return [
        (Unit(**row), since, until) for row in rows for since, until in [(row.pop("since"), row.pop("until"))]
    ]


def in_place(connection: Connection, home: str, place: str) -> list[Unit]:
    """Return every unit that is kept under a programme and lies in a place, whatever it takes part in, by id."""
    here = (_U.c.programme == home) & _U.c.place.startswith(place, autoescape=True)
    return read_all(Unit, connection.execute(select(_U).where(here).order_by(_U.c.id)))


def enrol(connection: Connection, unit_id: str, programme: str, *, at: datetime) -> None:
    """Let a unit take part in a programme, again when it had left."""
    row = {"unit_id": unit_id, "programme": programme, "since": at, "until": None}
    if not insert_if_new(connection, Enrolment, row):
        same = (_E.c.unit_id == unit_id) & (_E.c.programme == programme) & _E.c.until.is_not(None)
        connection.execute(update(_E).where(same).values(since=at, until=None))


def enrol_many(connection: Connection, unit_ids: Sequence[str], programme: str, *, at: datetime) -> None:
    """Let many units take part in a programme for the first time."""
    rows = [{"unit_id": one, "programme": programme, "since": at, "until": None} for one in unit_ids]
    insert_new(connection, Enrolment, rows)


def ever_of(connection: Connection, programme: str, unit_ids: Sequence[str]) -> frozenset[str]:
    """Return which of these units take part in a programme, or did before."""
    query = select(_E.c.unit_id).where(_E.c.programme == programme, _E.c.unit_id.in_(unit_ids))
    return frozenset(connection.execute(query).scalars())


def at_places(
    connection: Connection, programme: str, kinds: Sequence[str], places: Collection[str]
) -> list[Unit]:
    """Return the units of some kinds at exactly these places."""
    query = select(_U).where(_U.c.programme == programme, _U.c.kind.in_(kinds), _U.c.place.in_(places))
    return read_all(Unit, connection.execute(query.order_by(_U.c.id))) if places else []


def add_many(connection: Connection, rows: Sequence[dict[str, Any]]) -> int:
    """Store new units; the ones that are there stay. Return how many were new."""
    return insert_new(connection, Unit, rows)


def taking_part(connection: Connection, unit_ids: Sequence[str]) -> frozenset[tuple[str, str]]:
    """Return the programmes that units take part in, each as the programme's and the unit's id."""
    takes_part = _E.c.until.is_(None) & _E.c.unit_id.in_(unit_ids)
    return frozenset(
        (row.programme, row.unit_id)
        for row in connection.execute(select(_E.c.programme, _E.c.unit_id).where(takes_part))
    )


def enrolled(connection: Connection, programme: str, unit_ids: Sequence[str]) -> frozenset[str]:
    """Return which of these units take part in a programme."""
    takes_part = (_E.c.programme == programme) & _E.c.until.is_(None) & _E.c.unit_id.in_(unit_ids)
    return frozenset(connection.execute(select(_E.c.unit_id).where(takes_part)).scalars())


def ever_enrolled(connection: Connection, programme: str, place: str) -> frozenset[str]:
    """Return the units of a place that take part in a programme, or did before."""
    here = (_E.c.programme == programme) & _U.c.place.startswith(place, autoescape=True)
    query = select(_U.c.id).join(_E, _E.c.unit_id == _U.c.id).where(here, _U.c.id != _U.c.office_id)
    return frozenset(connection.execute(query).scalars())


def has_enrolments(connection: Connection, programme: str) -> bool:
    """Say whether anything is known of who took part in a programme."""
    return (
        connection.execute(select(_E.c.unit_id).where(_E.c.programme == programme).limit(1)).first()
        is not None
    )


def withdraw(connection: Connection, unit_id: str, programme: str, *, at: datetime) -> bool:
    """Let a unit leave a programme; False when it takes no part in it."""
    takes_part = (_E.c.unit_id == unit_id) & (_E.c.programme == programme) & _E.c.until.is_(None)
    return connection.execute(update(_E).where(takes_part).values(until=at)).rowcount == 1


def enrolments(connection: Connection, unit_ids: Sequence[str]) -> list[Enrolment]:
    """Return which programmes units take part in now, the earliest first."""
    query = select(_E).where(_E.c.unit_id.in_(unit_ids), _E.c.until.is_(None))
    return read_all(Enrolment, connection.execute(query.order_by(_E.c.since)))


def change(connection: Connection, unit_id: str, **values: object) -> None:
    """Change what is kept of a unit."""
    connection.execute(update(_U).where(_U.c.id == unit_id).values(**values))


_U = table(Unit)
_BY_ID = select(_U).where(_U.c.id == bindparam("wanted"))
_BY_IDS = select(_U).where(_U.c.id.in_(bindparam("wanted", expanding=True)))
_E = table(Enrolment)
