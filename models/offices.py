"""Know the offices that owe reports, and who acts for whom: roles of people over offices and units."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    ForeignKey,
    Select,
    String,
    UniqueConstraint,
    bindparam,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table
from models.units import Unit
from models.upserts import insert_if_new, put

OFFICE, UNIT = "office", "unit"


class Office(Base):
    """An organisation that files reports or receives them."""

    __tablename__ = "offices"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    programme: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(200))
    area: Mapped[str] = mapped_column(String(12), index=True)
    phone: Mapped[str | None] = mapped_column(String(40))


class Role(Base):
    """Person x kind x scope, valid from and to; every record stores the role it was made in."""

    __tablename__ = "roles"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    programme: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(40))
    scope_kind: Mapped[str] = mapped_column(String(10))
    scope_id: Mapped[str] = mapped_column(String(40))
    valid_from: Mapped[datetime] = mapped_column(Moment)
    valid_to: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (UniqueConstraint("person_id", "programme", "kind", "scope_kind", "scope_id"),)


@dataclass(frozen=True, slots=True)
class Held:
    """A role as the handlers need it."""

    id: str
    person_id: str
    programme: str
    kind: str
    scope_kind: str
    scope_id: str


def put_office(connection: Connection, **row: object) -> None:
    """Make or change an office."""
    put(connection, Office, ["id"], row)


def office(connection: Connection, office_id: str) -> Office | None:
    """Return one office."""
    row = connection.execute(select(_O).where(_O.c.id == office_id)).mappings().first()
    return Office(**row) if row else None


def over(connection: Connection, *, programme: str, kind: str, area: str) -> Office | None:
    """Return the office of a kind that looks after an area; the one with the smallest area when several do."""
    around = [area[:digits] for digits in range(len(area) + 1)]
    query = select(_O).where(_O.c.programme == programme, _O.c.kind == kind, _O.c.area.in_(around))
    found = [Office(**row) for row in connection.execute(query).mappings()]
    return max(found, key=lambda one: (len(one.area), one.id), default=None)


def grant(connection: Connection, **row: object) -> None:
    """Give a role, or open it again when it was ended."""
    if insert_if_new(connection, Role, {**row, "valid_to": None}):
        return
    same = [_R.c[name] == row[name] for name in ("person_id", "programme", "kind", "scope_kind", "scope_id")]
    # Reports name the role by its id, so the row stays and only opens again; at once, also when a clock was set back.
    connection.execute(update(_R).where(*same).values(valid_to=None))
    later = _R.c.valid_from > row["valid_from"]
    connection.execute(update(_R).where(*same, later).values(valid_from=row["valid_from"]))


def end(connection: Connection, role_id: str, *, at: datetime) -> None:
    """End a role at a moment."""
    connection.execute(update(_R).where(_R.c.id == role_id).values(valid_to=at))


def roles_of(connection: Connection, person_id: str, *, at: datetime) -> tuple[Held, ...]:
    """Return the roles a person holds at a moment."""
    return _held(connection, _OF_PERSON, at, person=person_id)


def holders(connection: Connection, *, scope_kind: str, scope_id: str, at: datetime) -> tuple[Held, ...]:
    """Return the roles that people hold over an office or a unit."""
    return _held(connection, _OF_SCOPE, at, kind=scope_kind, scope=scope_id)


def leaders(connection: Connection, unit_ids: Collection[str], *, at: datetime) -> dict[str, str]:
    """Return the person who has spoken longest for each of several units."""
    over = (_R.c.scope_kind == UNIT) & _R.c.scope_id.in_(unit_ids)
    rows = connection.execute(_ROLES.where(over), {"now": at}) if unit_ids else ()
    found: dict[str, str] = {}
    for row in rows:
        found.setdefault(row.scope_id, row.person_id)
    return found


def of_office(connection: Connection, office_id: str, *, at: datetime) -> tuple[Held, ...]:
    """Return the roles over an office and over the units that report to it."""
    return _held(connection, _OF_OFFICE, at, office=office_id)


def _held(
    connection: Connection, query: Select[tuple[Any, ...]], at: datetime, **wanted: str
) -> tuple[Held, ...]:
    rows = connection.execute(query, {"now": at, **wanted})
    return tuple(
        Held(row.id, row.person_id, row.programme, row.kind, row.scope_kind, row.scope_id) for row in rows
    )


_O = table(Office)
_R = table(Role)
_U = table(Unit)
_NOW = bindparam("now", type_=Moment)
_LIVE = select(_R).where(_R.c.valid_from <= _NOW, or_(_R.c.valid_to.is_(None), _R.c.valid_to > _NOW))
_ROLES = _LIVE.order_by(_R.c.valid_from, _R.c.id)
_OF_PERSON = _ROLES.where(_R.c.person_id == bindparam("person"))
_OF_SCOPE = _ROLES.where(_R.c.scope_kind == bindparam("kind"), _R.c.scope_id == bindparam("scope"))
_UNITS = select(_U.c.id).where(_U.c.office_id == bindparam("office"))
_OF_OFFICE = _ROLES.where(or_(_R.c.scope_id == bindparam("office"), _R.c.scope_id.in_(_UNITS)))
