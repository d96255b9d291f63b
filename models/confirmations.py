"""Keep how somebody without an account confirms a report: a link that is spent once, or a letter that was written down."""

from datetime import datetime

from sqlalchemy import Connection, ForeignKey, SmallInteger, String, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table
from models.upserts import insert_if_new


class Confirmation(Base):
    """One way to confirm one step of one version of a report. Who did, and by which letter, stands with the decision."""

    __tablename__ = "confirmations"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    report_id: Mapped[str] = mapped_column(ForeignKey("reports.id"), index=True)
    step: Mapped[int] = mapped_column(SmallInteger)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    made_by: Mapped[str] = mapped_column(ForeignKey("people.id"))
    made_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    spent_at: Mapped[datetime | None] = mapped_column(Moment)

    def is_good(self, now: datetime) -> bool:
        """Say whether it can still be spent."""
        return self.spent_at is None and now < self.expires_at


def add(connection: Connection, **row: object) -> bool:
    """Store a way to confirm."""
    return insert_if_new(connection, Confirmation, row)


def get(connection: Connection, confirmation_id: str) -> Confirmation | None:
    """Return one."""
    row = connection.execute(select(_T).where(_T.c.id == confirmation_id)).mappings().first()
    return Confirmation(**row) if row else None


def revoke(connection: Connection, report_id: str, step: int, *, at: datetime) -> None:
    """Shut the links about a step that nobody has spent: a new one is made, or it is confirmed otherwise."""
    same = (_T.c.report_id == report_id) & (_T.c.step == step)
    open_ones = same & _T.c.spent_at.is_(None) & (_T.c.expires_at > at)
    connection.execute(update(_T).where(open_ones).values(expires_at=at))


def spend(connection: Connection, confirmation_id: str, *, at: datetime) -> bool:
    """Spend a link; only one of several presses gets True."""
    is_open = (_T.c.id == confirmation_id) & _T.c.spent_at.is_(None) & (_T.c.expires_at > at)
    return connection.execute(update(_T).where(is_open).values(spent_at=at)).rowcount == 1


_T = table(Confirmation)
