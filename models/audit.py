"""Keep who did what, when, in which role: ids only, never content."""

from datetime import datetime

from sqlalchemy import Connection, Index, String, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, RowNumber, table


class Act(Base):
    """One thing that somebody did."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(RowNumber, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    person_id: Mapped[str | None] = mapped_column(String(32))
    role_id: Mapped[str | None] = mapped_column(String(32))
    act: Mapped[str] = mapped_column(String(40))
    about_id: Mapped[str] = mapped_column(String(60))

    __table_args__ = (Index("ix_audit_about", "about_id"),)


def is_noted(connection: Connection, *, act: str, about_id: str, person_id: str) -> bool:
    """Say whether somebody did this to that."""
    done = (_T.c.about_id == about_id) & (_T.c.act == act) & (_T.c.person_id == person_id)
    return connection.execute(select(_T.c.id).where(done).limit(1)).first() is not None


def note(
    connection: Connection,
    *,
    at: datetime,
    act: str,
    about_id: str,
    person_id: str | None = None,
    role_id: str | None = None,
) -> None:
    """Write one line of the audit."""
    row = {"at": at, "person_id": person_id, "role_id": role_id, "act": act, "about_id": about_id}
    connection.execute(table(Act).insert().values(**row))


_T = table(Act)
