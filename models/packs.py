"""Keep the applied programme packs and their compiled forms, so that no running process reads XLSForms."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Connection, String, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table
from models.endpoints import REMOVED, Endpoint
from models.upserts import put


class Pack(Base):
    """One applied programme; `source` is the fingerprint of the folder it was read from, None when it came otherwise."""

    __tablename__ = "packs"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    applied_at: Mapped[datetime] = mapped_column(Moment)
    source: Mapped[str | None] = mapped_column(String(64))


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
    put(connection, Pack, ["id"], {"source": None, **pack})
    connection.execute(update(_F).where(_F.c.programme == pack["id"]).values(is_current=False))
    for form in forms:
        put(connection, StoredForm, ["programme", "name", "digest"], {**form, "is_current": True})


def came_from(connection: Connection, programme: str, source: str) -> None:
    """Note which folder, as it was, gave the pack that is in force."""
    connection.execute(update(_P).where(_P.c.id == programme).values(source=source))


def sources(connection: Connection) -> dict[str, str | None]:
    """Return which folder, as it was, every applied pack was read from."""
    return {row.id: row.source for row in connection.execute(select(_P.c.id, _P.c.source))}


def bodies(connection: Connection, wanted: Collection[str]) -> dict[str, dict[str, Any]]:
    """Return the bodies of these packs, by their ids."""
    rows = connection.execute(select(_P.c.id, _P.c.body).where(_P.c.id.in_(wanted)).order_by(_P.c.id))
    return {row.id: row.body for row in rows}


def stamps(connection: Connection) -> dict[str, str]:
    """Return for every applied pack a text that changes whenever it is applied."""
    rows = connection.execute(select(_P.c.id, _P.c.digest, _P.c.applied_at).order_by(_P.c.id))
    return {row.id: _stamp(row.id, row.digest, row.applied_at) for row in rows}


def looked(connection: Connection) -> tuple[dict[str, str], frozenset[str]]:
    """Return the stamps, and the programmes of whose events somebody wants to be told: one look for both."""
    told = select(_E.c.id).where(_E.c.programme == _P.c.id, _E.c.state != REMOVED).exists()
    query = select(_P.c.id, _P.c.digest, _P.c.applied_at, told.label("is_told")).order_by(_P.c.id)
    rows = connection.execute(query).all()
    found = {row.id: _stamp(row.id, row.digest, row.applied_at) for row in rows}
    return found, frozenset(row.id for row in rows if row.is_told)


def _stamp(id_: str, digest: str, applied_at: datetime) -> str:
    return f"{id_}:{digest}:{applied_at.isoformat()}"


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
_E = table(Endpoint)
