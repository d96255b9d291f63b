"""Keep practice apart from everything else: its own table, which no list, count, reminder or export knows.

What was answered in practice is thrown away when it is over; only who practised, and when, stays for a month.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, ForeignKey, Index, LargeBinary, String, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table
from models.upserts import put

OPEN, DONE, LEFT = "open", "done", "left"


class Practice(Base):
    """One run through a form that is sent to nobody."""

    __tablename__ = "practices"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    programme: Mapped[str] = mapped_column(String(64))
    office_id: Mapped[str] = mapped_column(String(40), index=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)
    state: Mapped[str] = mapped_column(String(8))
    changed_at: Mapped[datetime] = mapped_column(Moment, index=True)

    __table_args__ = (Index("ix_practices_person_state", "person_id", "state"),)


def keep(connection: Connection, **row: object) -> None:
    """Store a practice as it now is."""
    put(connection, Practice, ["id"], row)


def open_of(connection: Connection, person_id: str) -> Practice | None:
    """Return what a person is practising, or has put aside."""
    query = select(_T).where(_T.c.person_id == person_id, _T.c.state == OPEN)
    row = connection.execute(query.order_by(_T.c.changed_at.desc()).limit(1)).mappings().first()
    return Practice(**row) if row else None


def latest_of(connection: Connection, person_id: str) -> Practice | None:
    """Return what a person practised last, finished or not."""
    query = select(_T).where(_T.c.person_id == person_id).order_by(_T.c.changed_at.desc(), _T.c.id)
    row = connection.execute(query.limit(1)).mappings().first()
    return Practice(**row) if row else None


def end(connection: Connection, practice_id: str, *, state: str, at: datetime) -> None:
    """Close a practice; its answers go at once."""
    open_one = (_T.c.id == practice_id) & (_T.c.state == OPEN)
    connection.execute(update(_T).where(open_one).values(state=state, changed_at=at, body=b""))


def of_offices(connection: Connection, offices: Sequence[str]) -> list[Practice]:
    """Return who practised with these offices, the earliest first."""
    query = select(_T).where(_T.c.office_id.in_(offices)).order_by(_T.c.changed_at, _T.c.id)
    return [Practice(**row) for row in connection.execute(query).mappings()]


_T = table(Practice)
