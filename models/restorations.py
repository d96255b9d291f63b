"""Keep each restore of the database: from what moment it came, when it was done, and when what it held was let go."""

from datetime import datetime

from sqlalchemy import BigInteger, Connection, String, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table


class Restoration(Base):
    """One restore; until `released_at` nothing that was waiting at its moment leaves by itself."""

    __tablename__ = "restorations"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    backup_at: Mapped[datetime] = mapped_column(Moment)
    restored_at: Mapped[datetime] = mapped_column(Moment)
    restored_ms: Mapped[int] = mapped_column(BigInteger)
    finished_at: Mapped[datetime | None] = mapped_column(Moment)
    released_at: Mapped[datetime | None] = mapped_column(Moment)


def add(connection: Connection, **row: object) -> None:
    """Note a restore whose rows are in, and which is not finished yet."""
    connection.execute(_T.insert().values(finished_at=None, released_at=None, **row))


def finish(connection: Connection, restoration_id: str, at: datetime) -> None:
    """Note that a restore is finished."""
    connection.execute(update(_T).where(_T.c.id == restoration_id).values(finished_at=at))


def held(connection: Connection) -> Restoration | None:
    """Return the latest restore whose held things were not let go yet."""
    query = select(_T).where(_T.c.released_at.is_(None)).order_by(_T.c.restored_ms.desc()).limit(1)
    row = connection.execute(query).mappings().first()
    return Restoration(**row) if row else None


def release(connection: Connection, at: datetime) -> int:
    """Note that whatever was held is let go; return of how many restores."""
    return connection.execute(update(_T).where(_T.c.released_at.is_(None)).values(released_at=at)).rowcount


_T = table(Restoration)
