"""Keep which versions of reports a reviewer mended for their sender: who, which answer, why, and what the sender says to it."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, ForeignKey, LargeBinary, SmallInteger, String, Text, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table
from models.upserts import insert_if_new


class Amendment(Base):
    """How one version of a report was mended. The report itself stays its sender's, with her key and her role.

    Reason and reasons beside unusual answers are sealed under the key of the one who mended it, an objection under that of
    the one who objects; `frequent` names a reason that was tapped.
    """

    __tablename__ = "amendments"

    report_id: Mapped[str] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    role_id: Mapped[str | None] = mapped_column(String(32))
    step: Mapped[int] = mapped_column(SmallInteger)
    field: Mapped[str] = mapped_column(Text)
    frequent: Mapped[str] = mapped_column(String(20))
    reason: Mapped[bytes | None] = mapped_column(LargeBinary)
    beside: Mapped[bytes | None] = mapped_column(LargeBinary)
    at: Mapped[datetime] = mapped_column(Moment)
    agreed_at: Mapped[datetime | None] = mapped_column(Moment)
    objected_at: Mapped[datetime | None] = mapped_column(Moment)
    objected_by: Mapped[str | None] = mapped_column(ForeignKey("people.id"), index=True)
    objection: Mapped[bytes | None] = mapped_column(LargeBinary)

    @property
    def is_answered(self) -> bool:
        """Say whether the sender has said anything to it."""
        return self.agreed_at is not None or self.objected_at is not None


def add(connection: Connection, **row: object) -> bool:
    """Store how a version was mended."""
    unsaid = dict.fromkeys(("agreed_at", "objected_at", "objected_by", "objection"))
    return insert_if_new(connection, Amendment, {**unsaid, **row})


def of_report(connection: Connection, report_id: str) -> Amendment | None:
    """Return how one version was mended; None for what its sender sent herself."""
    row = connection.execute(select(_T).where(_T.c.report_id == report_id)).mappings().first()
    return Amendment(**row) if row else None


def of_reports(connection: Connection, report_ids: Collection[str]) -> dict[str, Amendment]:
    """Return how several versions were mended, of those that were."""
    query = select(_T).where(_T.c.report_id.in_(report_ids))
    rows = connection.execute(query).mappings() if report_ids else ()
    return {row["report_id"]: Amendment(**row) for row in rows}


def agree_to(connection: Connection, report_id: str, *, at: datetime) -> bool:
    """Note that a sender finds it right; False when something was said to it before."""
    open_ = (_T.c.report_id == report_id) & _T.c.agreed_at.is_(None) & _T.c.objected_at.is_(None)
    return connection.execute(update(_T).where(open_).values(agreed_at=at)).rowcount == 1


def object_to(connection: Connection, report_id: str, *, by: str, words: bytes | None, at: datetime) -> bool:
    """Note that a sender objects; False for a version that nobody mended."""
    values = {"objected_at": at, "objected_by": by, "objection": words}
    return connection.execute(update(_T).where(_T.c.report_id == report_id).values(**values)).rowcount == 1


def of_person(connection: Connection, person_id: str) -> list[Amendment]:
    """Return what somebody mended."""
    query = select(_T).where(_T.c.person_id == person_id).order_by(_T.c.report_id)
    return [Amendment(**row) for row in connection.execute(query).mappings()]


def objections_of(connection: Connection, person_id: str) -> list[Amendment]:
    """Return the versions to which somebody objected in words."""
    mine = (_T.c.objected_by == person_id) & _T.c.objection.is_not(None)
    query = select(_T).where(mine).order_by(_T.c.report_id)
    return [Amendment(**row) for row in connection.execute(query).mappings()]


def forget(connection: Connection, report_id: str, words: str) -> None:
    """Empty the reason, the reasons beside answers, or the objection; that there was one stays."""
    connection.execute(update(_T).where(_T.c.report_id == report_id).values({words: None}))


_T = table(Amendment)
