"""Know the offices that owe reports, and who acts for whom: roles of people over offices and units."""

from collections.abc import Collection, Sequence
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
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, read_all, read_one, table
from models.units import Unit
from models.upserts import insert_if_new, insert_new, put

OFFICE, UNIT, AREA = "office", "unit", "area"


class Office(Base):
    """An organisation that files reports or receives them."""

    __tablename__ = "offices"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    programme: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(200))
    area: Mapped[str] = mapped_column(String(12), index=True)
    phone: Mapped[str | None] = mapped_column(String(40))
    # A named area of the pack that it looks after, where this is more, or less, than one place.
    within: Mapped[str] = mapped_column(String(40), default="")


class Role(Base):
    """Person x kind x scope, valid from and to; every record stores the role it was made in."""

    __tablename__ = "roles"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    programme: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(40))
    scope_kind: Mapped[str] = mapped_column(String(10))
    scope_id: Mapped[str] = mapped_column(String(40), index=True)
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


def add_many(connection: Connection, rows: Sequence[dict[str, Any]]) -> int:
    """Store new offices; the ones that are there stay. Return how many were new."""
    return insert_new(connection, Office, rows)


def office(connection: Connection, office_id: str) -> Office | None:
    """Return one office."""
    return read_one(Office, connection.execute(_BY_ID, {"wanted": office_id}))


def of_ids(connection: Connection, office_ids: Collection[str]) -> list[Office]:
    """Return several offices by their ids."""
    return read_all(Office, connection.execute(_BY_IDS, {"wanted": list(office_ids)})) if office_ids else []


def over(
    connection: Connection, *, programme: str, kind: str, area: str, within: Collection[str] = ()
) -> Office | None:
    """Return the office of a kind that looks after a place; the nearest when several do.

    `within` names the areas that the place lies in: an office over one of them is nearer than one over the country.
    """
    around = [area[:digits] for digits in range(len(area) + 1)]
    wanted = {"programme": programme, "kind": kind, "around": around, "within": ["", *within]}
    found = read_all(Office, connection.execute(_OVER, wanted))
    return max(found, key=lambda one: (len(one.area), bool(one.within), one.id), default=None)


def names(connection: Connection, office_ids: Collection[str]) -> dict[str, str]:
    """Return what several offices are called."""
    query = select(_O.c.id, _O.c.name).where(_O.c.id.in_(office_ids))
    return {row.id: row.name for row in connection.execute(query)} if office_ids else {}


def of_kinds(connection: Connection, programme: str, kinds: Collection[str]) -> list[Office]:
    """Return the offices of these kinds, by their area and name."""
    query = select(_O).where(_O.c.programme == programme, _O.c.kind.in_(kinds))
    return read_all(Office, connection.execute(query.order_by(_O.c.area, _O.c.name, _O.c.id)))


def count(connection: Connection, programmes: Collection[str]) -> int:
    """Count the offices that are kept under some programmes."""
    query = select(func.count()).select_from(_O).where(_O.c.programme.in_(programmes))
    return int(connection.execute(query).scalar_one())


def change(connection: Connection, office_id: str, **values: object) -> None:
    """Change what is kept of an office."""
    connection.execute(update(_O).where(_O.c.id == office_id).values(**values))


def grant(connection: Connection, **row: object) -> None:
    """Give a role, or open it again when it was ended."""
    if insert_if_new(connection, Role, {**row, "valid_to": None}):
        return
    same = [_R.c[name] == row[name] for name in ("person_id", "programme", "kind", "scope_kind", "scope_id")]
    # Reports name the role by its id, so the row stays and only opens again; at once, also when a clock was set back.
    connection.execute(update(_R).where(*same).values(valid_to=None))
    later = _R.c.valid_from > row["valid_from"]
    connection.execute(update(_R).where(*same, later).values(valid_from=row["valid_from"]))


def lend(connection: Connection, *, until: datetime, **row: object) -> str:
    """Give a role from one moment to another; return its id, empty when the person has it already without an end."""
    if insert_if_new(connection, Role, {**row, "valid_to": until}):
        return str(row["id"])
    same = [_R.c[name] == row[name] for name in ("person_id", "programme", "kind", "scope_kind", "scope_id")]
    known = connection.execute(select(_R).where(*same)).one()
    if known.valid_to is None:
        return ""
    begins = (
        min(known.valid_from, row["valid_from"]) if known.valid_to > row["valid_from"] else row["valid_from"]
    )
    ends = max(known.valid_to, until)
    connection.execute(update(_R).where(_R.c.id == known.id).values(valid_from=begins, valid_to=ends))
    return str(known.id)


def end(connection: Connection, role_id: str, *, at: datetime) -> None:
    """End a role at a moment."""
    connection.execute(update(_R).where(_R.c.id == role_id).values(valid_to=at))


def roles_of(connection: Connection, person_id: str, *, at: datetime) -> tuple[Held, ...]:
    """Return the roles a person holds at a moment."""
    return _held(connection, _OF_PERSON, at, person=person_id)


def ended_roles(connection: Connection, person_id: str, *, since: datetime) -> tuple[Held, ...]:
    """Return the roles of a person that ended at a moment or later."""
    mine = select(_R).where(_R.c.person_id == person_id, _R.c.valid_to >= since).order_by(_R.c.valid_from)
    return tuple(
        Held(row.id, row.person_id, row.programme, row.kind, row.scope_kind, row.scope_id)
        for row in connection.execute(mine)
    )


def ever_held(connection: Connection, person_id: str, *, scope_kind: str) -> tuple[str, ...]:
    """Return what a person has a role over, or had."""
    mine = (_R.c.person_id == person_id) & (_R.c.scope_kind == scope_kind)
    return tuple(connection.execute(select(_R.c.scope_id).where(mine).order_by(_R.c.valid_from)).scalars())


def holders(connection: Connection, *, scope_kind: str, scope_id: str, at: datetime) -> tuple[Held, ...]:
    """Return the roles that people hold over an office or a unit."""
    return _held(connection, _OF_SCOPE, at, kind=scope_kind, scope=scope_id)


def over_areas(connection: Connection, *, at: datetime) -> tuple[Held, ...]:
    """Return the roles that people hold over named areas."""
    return _held(connection, _OVER_AREAS, at)


def of_scopes(
    connection: Connection, scope_kind: str, scope_ids: Collection[str], *, at: datetime
) -> tuple[Held, ...]:
    """Return the roles that people hold over several offices, or several units."""
    over_them = (_R.c.scope_kind == scope_kind) & _R.c.scope_id.in_(scope_ids)
    return _held(connection, _ROLES.where(over_them), at) if scope_ids else ()


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
_BY_ID = select(_O).where(_O.c.id == bindparam("wanted"))
_BY_IDS = select(_O).where(_O.c.id.in_(bindparam("wanted", expanding=True)))
_OVER = select(_O).where(
    _O.c.programme == bindparam("programme"), _O.c.kind == bindparam("kind"),
    _O.c.area.in_(bindparam("around", expanding=True)), _O.c.within.in_(bindparam("within", expanding=True)),
)  # fmt: skip
_R = table(Role)
_U = table(Unit)
_NOW = bindparam("now", type_=Moment)
_LIVE = select(_R).where(_R.c.valid_from <= _NOW, or_(_R.c.valid_to.is_(None), _R.c.valid_to > _NOW))
_ROLES = _LIVE.order_by(_R.c.valid_from, _R.c.id)
_OF_PERSON = _ROLES.where(_R.c.person_id == bindparam("person"))
_OF_SCOPE = _ROLES.where(_R.c.scope_kind == bindparam("kind"), _R.c.scope_id == bindparam("scope"))
_OVER_AREAS = _ROLES.where(_R.c.scope_kind == AREA)
_UNITS = select(_U.c.id).where(_U.c.office_id == bindparam("office"))
_OF_OFFICE = _ROLES.where(or_(_R.c.scope_id == bindparam("office"), _R.c.scope_id.in_(_UNITS)))
