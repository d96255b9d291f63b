"""Keep what people ask of their office: a later day for one round, and what was answered."""

from datetime import date, datetime

from sqlalchemy import Connection, Date, ForeignKey, Index, LargeBinary, String, select, text, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table
from models.upserts import insert_if_new

OPEN, GRANTED, REFUSED = "open", "granted", "refused"


class Postponement(Base):
    """A wish for a later day; the words behind it are sealed under the key of the one who asks."""

    __tablename__ = "postponements"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    obligation_id: Mapped[str] = mapped_column(ForeignKey("obligations.id"))
    part: Mapped[str] = mapped_column(String(8))
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    day: Mapped[date] = mapped_column(Date)
    reason: Mapped[bytes | None] = mapped_column(LargeBinary)
    frequent: Mapped[str] = mapped_column(String(20), default="")
    asked_at: Mapped[datetime] = mapped_column(Moment)
    state: Mapped[str] = mapped_column(String(8), default=OPEN)
    decided_by: Mapped[str | None] = mapped_column(String(32))
    decided_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        Index(
            "uq_postponements_open", "obligation_id", "part", unique=True,
            sqlite_where=text("state = 'open'"), postgresql_where=text("state = 'open'"),
        ),
    )  # fmt: skip


def ask(connection: Connection, **row: object) -> bool:
    """Store a wish; False when one for the same part waits already."""
    return insert_if_new(connection, Postponement, {"state": OPEN, "frequent": "", **row})


def get(connection: Connection, postponement_id: str) -> Postponement | None:
    """Return one wish."""
    row = connection.execute(select(_T).where(_T.c.id == postponement_id)).mappings().first()
    return Postponement(**row) if row else None


def open_of(connection: Connection, obligation_id: str) -> list[Postponement]:
    """Return the wishes about an obligation that nobody has answered."""
    query = select(_T).where(_T.c.obligation_id == obligation_id, _T.c.state == OPEN).order_by(_T.c.asked_at)
    return [Postponement(**row) for row in connection.execute(query).mappings()]


def granted(connection: Connection, obligation_id: str, part: str) -> bool:
    """Say whether a part of a round was given a later day before."""
    same = (_T.c.obligation_id == obligation_id) & (_T.c.part == part) & (_T.c.state == GRANTED)
    return connection.execute(select(_T.c.id).where(same).limit(1)).first() is not None


def decide(connection: Connection, postponement_id: str, *, is_granted: bool, by: str, at: datetime) -> bool:
    """Record the answer; False when somebody else was quicker."""
    still = (_T.c.id == postponement_id) & (_T.c.state == OPEN)
    values = {"state": GRANTED if is_granted else REFUSED, "decided_by": by, "decided_at": at}
    return connection.execute(update(_T).where(still).values(**values)).rowcount == 1


def of_person(connection: Connection, person_id: str) -> list[Postponement]:
    """Return every wish of a person."""
    query = select(_T).where(_T.c.person_id == person_id).order_by(_T.c.asked_at)
    return [Postponement(**row) for row in connection.execute(query).mappings()]


def forget_reason(connection: Connection, postponement_id: str) -> None:
    """Empty the words behind a wish; the wish stays."""
    connection.execute(update(_T).where(_T.c.id == postponement_id).values(reason=None))


_T = table(Postponement)
