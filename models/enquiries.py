"""Keep what people ask their office and what it answers: sealed words, one open door for each, states in clear."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    Connection,
    ForeignKey,
    Index,
    LargeBinary,
    SmallInteger,
    String,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table
from models.upserts import insert_if_new

# What is held was answered by a line of the guideline; its office never hears of it unless she asks on.
OPEN, ANSWERED, CLOSED, HELD = "open", "answered", "closed", "held"


class Enquiry(Base):
    """One question of one person to one office. `body` is sealed under the asker's key, `answer` under the officer's."""

    __tablename__ = "enquiries"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    asker_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    unit_id: Mapped[str | None] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(8), default=OPEN)
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    officer_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    answer: Mapped[bytes | None] = mapped_column(LargeBinary)
    answers: Mapped[int] = mapped_column(SmallInteger, default=0)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        Index("ix_enquiries_asker_id", "asker_id"),
        Index("ix_enquiries_officer_id", "officer_id"),
        Index(
            "ix_enquiries_open", "office_id", "asked_at",
            sqlite_where=text("state = 'open'"), postgresql_where=text("state = 'open'"),
        ),
    )  # fmt: skip


def add(connection: Connection, **row: object) -> bool:
    """Store an enquiry unless it is there."""
    return insert_if_new(connection, Enquiry, {"state": OPEN, "answers": 0, **row})


def get(connection: Connection, enquiry_id: str) -> Enquiry | None:
    """Return one enquiry."""
    row = connection.execute(select(_T).where(_T.c.id == enquiry_id)).mappings().first()
    return Enquiry(**row) if row else None


def open_ones(connection: Connection, *, asker_id: str, offices: Sequence[str]) -> list[Enquiry]:
    """Return what waits for an answer: what a person asked, and what her offices were asked; the oldest first."""
    query = select(_T).where(_T.c.state == OPEN, or_(_T.c.asker_id == asker_id, _T.c.office_id.in_(offices)))
    rows = connection.execute(query.order_by(_T.c.asked_at, _T.c.id)).mappings()
    return [Enquiry(**row) for row in rows]


def answer(connection: Connection, enquiry_id: str, *, officer_id: str, sealed: bytes, at: datetime) -> bool:
    """Store an answer; False when somebody else was quicker or the question was closed."""
    values = {
        "state": ANSWERED, "officer_id": officer_id, "answer": sealed, "answered_at": at,
        "answers": _T.c.answers + 1,
    }  # fmt: skip
    return _change(connection, enquiry_id, OPEN, values)


def ask_on(connection: Connection, enquiry_id: str, *, at: datetime) -> bool:
    """Let the office have a question that was held; False when it was held no more."""
    return _change(connection, enquiry_id, HELD, {"state": OPEN, "asked_at": at})


def told_times(connection: Connection, offices: Sequence[str], *, since: datetime) -> list[Enquiry]:
    """Return what several offices were asked from a moment on, without the words."""
    asked = select(_T).where(_T.c.office_id.in_(offices), _T.c.asked_at >= since).order_by(_T.c.asked_at)
    return [Enquiry(**row) for row in connection.execute(asked).mappings()] if offices else []


def asked_offices(connection: Connection, *, since: datetime) -> tuple[str, ...]:
    """Name the offices that were asked from a moment on."""
    asked = select(_T.c.office_id).where(_T.c.asked_at >= since).distinct().order_by(_T.c.office_id)
    return tuple(connection.execute(asked).scalars())


def move_unit(connection: Connection, unit_id: str, *, to: str) -> list[str]:
    """Bring the open questions of a unit to another office; return their ids."""
    mine = (_T.c.unit_id == unit_id) & (_T.c.state == OPEN) & (_T.c.office_id != to)
    found = list(connection.execute(select(_T.c.id).where(mine).order_by(_T.c.asked_at)).scalars())
    connection.execute(update(_T).where(mine).values(office_id=to))
    return found


def close(connection: Connection, enquiry_id: str) -> bool:
    """End an open enquiry and forget its words; False when it was open no more."""
    return _change(connection, enquiry_id, OPEN, {"state": CLOSED, "body": None})


def forget(connection: Connection, enquiry_id: str) -> None:
    """Forget a question whose message was taken back, with what was answered to it."""
    values = {"state": CLOSED, "body": None, "answer": None}
    connection.execute(update(_T).where(_T.c.id == enquiry_id).values(**values))


def forget_answer(connection: Connection, enquiry_id: str) -> bool:
    """Forget an answer whose message was taken back: the question is open again."""
    return _change(connection, enquiry_id, ANSWERED, {"state": OPEN, "answer": None, "officer_id": None})


def touched_by(connection: Connection, person_id: str) -> list[Enquiry]:
    """Return every enquiry that holds words of a person: asked or answered."""
    mine = or_(
        (_T.c.asker_id == person_id) & _T.c.body.is_not(None),
        (_T.c.officer_id == person_id) & _T.c.answer.is_not(None),
    )
    return [Enquiry(**row) for row in connection.execute(select(_T).where(mine)).mappings()]


def _change(connection: Connection, enquiry_id: str, state: str, values: dict[str, object]) -> bool:
    statement = update(_T).where(_T.c.id == enquiry_id, _T.c.state == state).values(**values)
    return connection.execute(statement).rowcount == 1


_T = table(Enquiry)
