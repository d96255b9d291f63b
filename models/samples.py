"""Keep which clean reports a rule has accepted by itself, and which were drawn for a person to look at instead."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Boolean, Connection, ForeignKey, SmallInteger, String, func, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table
from models.reviews import Review
from models.upserts import insert_if_new


class Sample(Base):
    """One clean report that came under a rule of its programme: accepted by it, or drawn for a look."""

    __tablename__ = "samples"

    report_id: Mapped[str] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    programme: Mapped[str] = mapped_column(String(64))
    duty: Mapped[str] = mapped_column(String(64))
    step: Mapped[int] = mapped_column(SmallInteger)
    at: Mapped[datetime] = mapped_column(Moment)
    is_drawn: Mapped[bool] = mapped_column(Boolean)


def add(connection: Connection, **row: object) -> bool:
    """Store what became of a clean report, once."""
    return insert_if_new(connection, Sample, row)


def drawn(connection: Connection, report_ids: Collection[str]) -> set[str]:
    """Return which of these reports were drawn for a person to look at."""
    query = select(_T.c.report_id).where(_T.c.report_id.in_(report_ids), _T.c.is_drawn.is_(True))
    return set(connection.execute(query).scalars()) if report_ids else set()


def counts(connection: Connection, programme: str, duty: str) -> tuple[int, int, int]:
    """Return how many a rule accepted, how many of those drawn somebody has decided about, and how many she sent back."""
    mine = (_T.c.programme == programme) & (_T.c.duty == duty)
    accepted = select(func.count()).where(mine, _T.c.is_drawn.is_(False))
    first = (
        select(_R.c.report_id, _R.c.step, func.min(_R.c.id).label("id"))
        .where(_R.c.person_id.is_not(None))
        .group_by(_R.c.report_id, _R.c.step)
        .subquery()
    )
    looked = (
        select(_R.c.result, func.count())
        .join_from(_T, first, (first.c.report_id == _T.c.report_id) & (first.c.step == _T.c.step))
        .join(_R, _R.c.id == first.c.id)
        .where(mine, _T.c.is_drawn.is_(True))
        .group_by(_R.c.result)
    )
    found = {str(result): int(number) for result, number in connection.execute(looked)}
    wrong = found.get("returned", 0) + found.get("refused", 0)
    return int(connection.execute(accepted).scalar_one()), sum(found.values()), wrong


_T = table(Sample)
_R = table(Review)
