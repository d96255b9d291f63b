"""Keep what was decided about reports: by whom, in which role, at which step; and the meetings of committees."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import (
    Connection,
    Date,
    ForeignKey,
    LargeBinary,
    SmallInteger,
    String,
    Text,
    UniqueConstraint,
    bindparam,
    func,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, RowNumber, read_all, read_one, table
from models.upserts import insert_if_new


class Review(Base):
    """One decision about one version of a report. Rows are never edited, but for words that were taken back.

    `turn` counts the decisions at one step of one version: the key refuses the second of two that are made at once.
    Without a person a rule of the programme decided. The reason is sealed under the reviewer's key; `frequent` names one that was tapped.
    """

    __tablename__ = "reviews"

    id: Mapped[int] = mapped_column(RowNumber, primary_key=True)
    root_id: Mapped[str] = mapped_column(String(32), index=True)
    report_id: Mapped[str] = mapped_column(ForeignKey("reports.id"))
    step: Mapped[int] = mapped_column(SmallInteger)
    turn: Mapped[int] = mapped_column(SmallInteger)
    result: Mapped[str] = mapped_column(String(10))
    person_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"), index=True)
    role_id: Mapped[str | None] = mapped_column(String(32))
    at: Mapped[datetime] = mapped_column(Moment)
    field: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[bytes | None] = mapped_column(LargeBinary)
    frequent: Mapped[str] = mapped_column(String(20), default="")
    meeting_id: Mapped[str | None] = mapped_column(String(32))

    __table_args__ = (UniqueConstraint("report_id", "step", "turn"),)


class Meeting(Base):
    """One meeting of a committee, as its secretary recorded it; the minutes are a piece of evidence."""

    __tablename__ = "meetings"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    programme: Mapped[str] = mapped_column(String(64))
    scope_id: Mapped[str] = mapped_column(String(40))
    number: Mapped[str] = mapped_column(String(40))
    held_on: Mapped[date] = mapped_column(Date)
    minutes: Mapped[str | None] = mapped_column(String(32))
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    role_id: Mapped[str | None] = mapped_column(String(32))
    at: Mapped[datetime] = mapped_column(Moment)


def decide(connection: Connection, **row: object) -> bool:
    """Store a decision; False when another one about the same step was stored in the same moment."""
    same = (_R.c.report_id == row["report_id"]) & (_R.c.step == row["step"])
    turn = connection.execute(select(func.count()).where(same)).scalar_one()
    return insert_if_new(connection, Review, {"field": "", "frequent": "", **row, "turn": turn})


def of_roots(connection: Connection, root_ids: Collection[str]) -> list[Review]:
    """Return every decision about some reports and the versions before them, the oldest first."""
    return read_all(Review, connection.execute(_OF_ROOTS, {"roots": list(root_ids)})) if root_ids else []


def get(connection: Connection, review_id: int) -> Review | None:
    """Return one decision."""
    return read_one(Review, connection.execute(select(_R).where(_R.c.id == review_id)))


def latest_of(connection: Connection, report_id: str) -> Review | None:
    """Return the last decision about one version of a report."""
    query = select(_R).where(_R.c.report_id == report_id).order_by(_R.c.id.desc()).limit(1)
    return read_one(Review, connection.execute(query))


def reasons_of(connection: Connection, person_id: str) -> list[Review]:
    """Return the decisions of a person that hold words."""
    query = select(_R).where(_R.c.person_id == person_id, _R.c.reason.is_not(None))
    return read_all(Review, connection.execute(query.order_by(_R.c.id)))


def forget_reason(connection: Connection, review_id: int) -> None:
    """Empty the words of a decision; what was decided stays."""
    connection.execute(update(_R).where(_R.c.id == review_id).values(reason=None))


def meet(connection: Connection, **row: object) -> bool:
    """Store a meeting unless it is known; say whether it is new."""
    return insert_if_new(connection, Meeting, row)


def meeting(connection: Connection, meeting_id: str) -> Meeting | None:
    """Return one meeting."""
    return read_one(Meeting, connection.execute(select(_M).where(_M.c.id == meeting_id)))


_R = table(Review)
_OF_ROOTS = select(_R).where(_R.c.root_id.in_(bindparam("roots", expanding=True))).order_by(_R.c.id)
_M = table(Meeting)
