"""Keep a file that an admin handed in until it is tried and taken in: its content sealed, for a day.

A year that was played in advance is no secret and stays until the next one: it is kept open, in `told`.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Connection, ForeignKey, LargeBinary, String, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table

PACK, ROSTER, CODES, YEAR = "pack", "roster", "codes", "year"


class Upload(Base):
    """One file: of which sort, whose, about which programme; `told` is what stands open beside the sealed content."""

    __tablename__ = "uploads"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    programme: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(120))
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
    told: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    made_at: Mapped[datetime] = mapped_column(Moment)


def keep(connection: Connection, **row: object) -> None:
    """Store a file."""
    connection.execute(_T.insert().values(**{"body": None, "told": None, **row}))


def get(connection: Connection, upload_id: str) -> Upload | None:
    """Return one file."""
    row = connection.execute(select(_T).where(_T.c.id == upload_id)).mappings().first()
    return Upload(**row) if row else None


def latest(connection: Connection, kind: str, programme: str) -> Upload | None:
    """Return the newest file of a sort about a programme."""
    query = (
        select(_T)
        .where(_T.c.kind == kind, _T.c.programme == programme)
        .order_by(_T.c.made_at.desc(), _T.c.id)
    )
    row = connection.execute(query.limit(1)).mappings().first()
    return Upload(**row) if row else None


def become(
    connection: Connection,
    upload_id: str,
    *,
    before: str,
    kind: str,
    body: bytes | None,
    told: Mapping[str, Any] | None,
) -> bool:
    """Let a file become what came of it; False when that was so before."""
    same = (_T.c.id == upload_id) & (_T.c.kind == before)
    return connection.execute(update(_T).where(same).values(kind=kind, body=body, told=told)).rowcount == 1


_T = table(Upload)
