"""Keep the numbers on printed forms: each stands for one part of one round, for good; it opens nothing to who may not see it."""

from datetime import datetime

from sqlalchemy import Connection, ForeignKey, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table
from models.upserts import insert_if_new


class Paper(Base):
    """One printed form: its number, and the round that it asks about."""

    __tablename__ = "papers"

    number: Mapped[str] = mapped_column(String(8), primary_key=True)
    obligation_id: Mapped[str] = mapped_column(ForeignKey("obligations.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    made_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (UniqueConstraint("obligation_id"),)


def add(connection: Connection, **row: object) -> bool:
    """Store a number unless it is given already."""
    return insert_if_new(connection, Paper, row)


def of_round(connection: Connection, obligation_id: str) -> Paper | None:
    """Return the number of a round's printed form."""
    row = connection.execute(select(_T).where(_T.c.obligation_id == obligation_id)).mappings().first()
    return Paper(**row) if row else None


def get(connection: Connection, number: str) -> Paper | None:
    """Return what a number stands for."""
    row = connection.execute(select(_T).where(_T.c.number == number)).mappings().first()
    return Paper(**row) if row else None


_T = table(Paper)
