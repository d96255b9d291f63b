"""Keep who acts for whom from which day to which day (an acting head): what was signed in that time says so for good."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Connection, Date, ForeignKey, String, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table
from models.upserts import insert_if_new


class Acting(Base):
    """One role that is lent to somebody with its first and its last day; `instead_of` is empty where nobody was there."""

    __tablename__ = "actings"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    role_id: Mapped[str] = mapped_column(String(32), index=True)
    instead_of: Mapped[str | None] = mapped_column(String(32))
    first: Mapped[date] = mapped_column(Date)
    last: Mapped[date] = mapped_column(Date)
    letter: Mapped[str] = mapped_column(String(200), default="")
    told_by: Mapped[str | None] = mapped_column(String(32))
    told_at: Mapped[datetime] = mapped_column(Moment)
    ended_on: Mapped[date | None] = mapped_column(Date)


def add(connection: Connection, **row: object) -> bool:
    """Store that a role is lent; False when the same was stored before."""
    return insert_if_new(connection, Acting, {"ended_on": None, **row})


def get(connection: Connection, acting_id: str) -> Acting | None:
    """Return one."""
    row = connection.execute(select(_T).where(_T.c.id == acting_id)).mappings().first()
    return Acting(**row) if row else None


def of_offices(connection: Connection, office_ids: Collection[str], *, on: date) -> list[Acting]:
    """Return who acts in these offices on a day, or will from a later one."""
    here = _T.c.office_id.in_(office_ids) & _T.c.ended_on.is_(None) & (_T.c.last >= on)
    return _all(connection, here) if office_ids else []


def of_roles(connection: Connection, role_ids: Collection[str]) -> list[Acting]:
    """Return every time in which one of these roles was lent."""
    return _all(connection, _T.c.role_id.in_(role_ids)) if role_ids else []


def of_person(connection: Connection, person_id: str, *, on: date) -> list[Acting]:
    """Return what somebody acts as on a day, or will from a later one."""
    return _all(connection, (_T.c.person_id == person_id) & _T.c.ended_on.is_(None) & (_T.c.last >= on))


def end(connection: Connection, acting_id: str, *, on: date) -> bool:
    """Note that it ended before its last day; False when it had."""
    is_open = (_T.c.id == acting_id) & _T.c.ended_on.is_(None)
    return connection.execute(update(_T).where(is_open).values(ended_on=on)).rowcount == 1


def _all(connection: Connection, where: object) -> list[Acting]:
    query = select(_T).where(where).order_by(_T.c.first, _T.c.id)  # type: ignore[arg-type]
    return [Acting(**row) for row in connection.execute(query).mappings()]


_T = table(Acting)
