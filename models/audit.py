"""Keep who did what, when, in which role: ids only, never content."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import BigInteger, ColumnElement, Connection, Index, String, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, RowNumber, table
from models.offices import Role


class Act(Base):
    """One thing that somebody did."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(RowNumber, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    person_id: Mapped[str | None] = mapped_column(String(32))
    role_id: Mapped[str | None] = mapped_column(String(32))
    act: Mapped[str] = mapped_column(String(40))
    about_id: Mapped[str] = mapped_column(String(60))
    seal_id: Mapped[int | None] = mapped_column(BigInteger)

    __table_args__ = (
        Index("ix_audit_about", "about_id"),
        Index("ix_audit_seal", "seal_id"),
    )


def is_noted(connection: Connection, *, act: str, about_id: str, person_id: str) -> bool:
    """Say whether somebody did this to that."""
    done = (_T.c.about_id == about_id) & (_T.c.act == act) & (_T.c.person_id == person_id)
    return connection.execute(select(_T.c.id).where(done).limit(1)).first() is not None


def listed(
    connection: Connection, programmes: Sequence[str], *, act: str = "", person: str = "", since: datetime | None = None,
    until: datetime | None = None, only: ColumnElement[bool] | None = None, limit: int, skip: int = 0,
) -> list[Act]:  # fmt: skip
    """Return what people of some programmes did, or what was done about these programmes, the latest first."""
    theirs = select(_R.c.person_id).where(_R.c.programme.in_(programmes))
    about = [_T.c.about_id == one for one in programmes] + [
        _T.c.about_id.startswith(f"{one}{end}", autoescape=True) for one in programmes for end in " /"
    ]
    query = select(_T).where(or_(_T.c.person_id.in_(theirs), *about))
    query = query.where(_T.c.act == act) if act else query
    query = query.where(_T.c.person_id == person) if person else query
    query = query.where(only) if only is not None else query
    query = query.where(_T.c.at >= since) if since else query
    query = query.where(_T.c.at < until) if until else query
    rows = connection.execute(query.order_by(_T.c.id.desc()).limit(limit).offset(skip)).mappings()
    return [Act(**row) for row in rows]


def known(connection: Connection) -> list[str]:
    """Name every sort of act that was ever written down."""
    return list(connection.execute(select(_T.c.act).distinct().order_by(_T.c.act)).scalars())


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
_R = table(Role)
