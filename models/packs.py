"""Keep the applied programme packs and their compiled forms, so that no running process reads XLSForms."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Connection, String, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table
from models.upserts import put


class Pack(Base):
    """One applied programme."""

    __tablename__ = "packs"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    applied_at: Mapped[datetime] = mapped_column(Moment)


class StoredForm(Base):
    """One version of one compiled form; old versions stay, because reports point at them."""

    __tablename__ = "forms"

    programme: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    is_current: Mapped[bool] = mapped_column(Boolean)


def apply(connection: Connection, pack: dict[str, object], forms: list[dict[str, object]]) -> None:
    """Store a pack and make the given forms the current ones."""
    put(connection, Pack, ["id"], pack)
    connection.execute(update(_F).where(_F.c.programme == pack["id"]).values(is_current=False))
    for form in forms:
        put(connection, StoredForm, ["programme", "name", "digest"], {**form, "is_current": True})


def bodies(connection: Connection, wanted: Collection[str]) -> dict[str, dict[str, Any]]:
    """Return the bodies of these packs, by their ids."""
    rows = connection.execute(select(_P.c.id, _P.c.body).where(_P.c.id.in_(wanted)).order_by(_P.c.id))
    return {row.id: row.body for row in rows}


def stamps(connection: Connection) -> dict[str, str]:
    """Return for every applied pack a text that changes whenever it is applied."""
    rows = connection.execute(select(_P.c.id, _P.c.digest, _P.c.applied_at).order_by(_P.c.id))
    return {row.id: f"{row.id}:{row.digest}:{row.applied_at.isoformat()}" for row in rows}


def form_keys(connection: Connection) -> dict[tuple[str, str, str], bool]:
    """Name every stored version of every form: programme, name, digest; and say whether it is the current one."""
    rows = connection.execute(select(_F.c.programme, _F.c.name, _F.c.digest, _F.c.is_current))
    return {(row.programme, row.name, row.digest): row.is_current for row in rows}


def forms(connection: Connection, programmes: Collection[str]) -> list[StoredForm]:
    """Return every stored version of every form of some programmes."""
    query = select(_F).where(_F.c.programme.in_(programmes))
    return [StoredForm(**row) for row in connection.execute(query).mappings()]


def forms_of(connection: Connection, programme: str) -> list[StoredForm]:
    """Return every stored version of the forms of one programme."""
    rows = connection.execute(select(_F).where(_F.c.programme == programme)).mappings()
    return [StoredForm(**row) for row in rows]


_P = table(Pack)
_F = table(StoredForm)
