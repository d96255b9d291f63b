"""Keep how a round was made easier: what, who, when, and the figures that go with it."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Connection, Date, ForeignKey, LargeBinary, String, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, RowNumber, table


class Easement(Base):
    """One act: waived, later, changed, cancelled, resumed. The words are sealed under the key of the one who acted.

    For one held another way `way` and `agreed_by`; for money that was given back `baht`, `day` and the document as words.
    """

    __tablename__ = "easements"

    id: Mapped[int] = mapped_column(RowNumber, primary_key=True)
    obligation_id: Mapped[str] = mapped_column(ForeignKey("obligations.id"), index=True)
    act: Mapped[str] = mapped_column(String(12))
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    reason: Mapped[bytes | None] = mapped_column(LargeBinary)
    frequent: Mapped[str] = mapped_column(String(20), default="")
    way: Mapped[str] = mapped_column(String(20), default="")
    agreed_by: Mapped[str] = mapped_column(String(20), default="")
    baht: Mapped[int | None] = mapped_column(BigInteger)
    day: Mapped[date | None] = mapped_column(Date)


def note(connection: Connection, **row: object) -> None:
    """Write an act down."""
    blank = {"way": "", "agreed_by": "", "baht": None, "day": None, "frequent": ""}
    connection.execute(_T.insert().values(**{**blank, **row}))


def of(connection: Connection, obligation_id: str) -> list[Easement]:
    """Return how a round was made easier, the oldest first."""
    query = select(_T).where(_T.c.obligation_id == obligation_id).order_by(_T.c.id)
    return [Easement(**row) for row in connection.execute(query).mappings()]


def of_person(connection: Connection, person_id: str) -> list[Easement]:
    """Return the acts of a person that hold words."""
    query = select(_T).where(_T.c.person_id == person_id, _T.c.reason.is_not(None)).order_by(_T.c.id)
    return [Easement(**row) for row in connection.execute(query).mappings()]


def forget_reason(connection: Connection, easement_id: int) -> None:
    """Empty the words of an act; what was done stays."""
    connection.execute(update(_T).where(_T.c.id == easement_id).values(reason=None))


_T = table(Easement)
