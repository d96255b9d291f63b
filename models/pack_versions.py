"""Keep every version of a pack that was ever in force, so that the one before can be taken up again.

The rows are a history: taking an earlier version up again is a new row, and none is ever changed.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Connection, String, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table
from models.packs import Pack, StoredForm


class PackVersion(Base):
    """One programme as it was in force from a moment on; `follows` is the version that a rollback goes back to."""

    __tablename__ = "pack_versions"

    programme: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    forms: Mapped[dict[str, str]] = mapped_column(JSON)
    follows: Mapped[int | None]
    applied_at: Mapped[datetime] = mapped_column(Moment)


def latest(connection: Connection, programme: str) -> PackVersion | None:
    """Return the version that is in force."""
    query = select(_V).where(_V.c.programme == programme).order_by(_V.c.number.desc()).limit(1)
    row = connection.execute(query).mappings().first()
    return PackVersion(**row) if row else None


def version(connection: Connection, programme: str, number: int) -> PackVersion | None:
    """Return one version."""
    query = select(_V).where(_V.c.programme == programme, _V.c.number == number)
    row = connection.execute(query).mappings().first()
    return PackVersion(**row) if row else None


def history(connection: Connection, programme: str) -> list[PackVersion]:
    """Return all versions of a programme, oldest first."""
    query = select(_V).where(_V.c.programme == programme).order_by(_V.c.number)
    return [PackVersion(**row) for row in connection.execute(query).mappings()]


def bodies(connection: Connection, programme: str) -> list[dict[str, Any]]:
    """Return the programme as each version had it, the newest first."""
    query = select(_V.c.body).where(_V.c.programme == programme)
    return list(connection.execute(query.order_by(_V.c.number.desc())).scalars())


def note(
    connection: Connection,
    pack: Mapping[str, Any],
    forms: Mapping[str, str],
    *,
    follows: int | None,
) -> int:
    """Write down that a pack came into force with these versions of its forms; return the number of the version."""
    before = latest(connection, str(pack["id"]))
    number = before.number + 1 if before else 1
    row = {
        "programme": pack["id"], "number": number, "digest": pack["digest"], "body": pack["body"],
        "forms": dict(forms), "follows": follows, "applied_at": pack["applied_at"],
    }  # fmt: skip
    connection.execute(_V.insert().values(**row))
    return number


def in_force(connection: Connection, programme: str) -> tuple[dict[str, Any], dict[str, str]] | None:
    """Return the row of a pack that is in force, and the version of each of its forms."""
    row = connection.execute(select(_P).where(_P.c.id == programme)).mappings().first()
    if row is None:
        return None
    current = select(_F.c.name, _F.c.digest).where(_F.c.programme == programme, _F.c.is_current.is_(True))
    return dict(row), {one.name: one.digest for one in connection.execute(current.order_by(_F.c.name))}


_V = table(PackVersion)
_P = table(Pack)
_F = table(StoredForm)
