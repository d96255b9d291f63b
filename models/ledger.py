"""Keep which report was entered in which other system: by whom, on which day, under which number.

A line is never changed: a later one about the same report and system stands, and the earlier ones show how it came about.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Boolean, Connection, Date, ForeignKey, String, and_, func, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, RowNumber, table
from models.obligations import Obligation
from models.reports import REPORT, Report


class Line(Base):
    """One entering, or one taking out; `report_id` is the version whose values were entered, `root_id` its first one."""

    __tablename__ = "ledger"

    id: Mapped[int] = mapped_column(RowNumber, primary_key=True)
    root_id: Mapped[str] = mapped_column(String(32), index=True)
    report_id: Mapped[str] = mapped_column(ForeignKey("reports.id"))
    system: Mapped[str] = mapped_column(String(40))
    day: Mapped[date] = mapped_column(Date)
    number: Mapped[str] = mapped_column(String(60), default="")
    is_removed: Mapped[bool] = mapped_column(Boolean, default=False)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime] = mapped_column(Moment)


@dataclass(frozen=True, slots=True)
class Filed:
    """A report of an office that goes, or went, into other systems."""

    report: Report
    duty: str
    period: str


def note(connection: Connection, **row: object) -> None:
    """Write a line."""
    connection.execute(_T.insert().values(**row))


def standing(connection: Connection, roots: Collection[str]) -> dict[tuple[str, str], Line]:
    """Return the line that stands for each of these reports and each system."""
    newest = select(func.max(_T.c.id)).where(_T.c.root_id.in_(roots)).group_by(_T.c.root_id, _T.c.system)
    rows = connection.execute(select(_T).where(_T.c.id.in_(newest))).mappings() if roots else ()
    return {(row["root_id"], row["system"]): Line(**row) for row in rows}


def filed(
    connection: Connection, programme: str, duties: Sequence[str], offices: Sequence[str]
) -> list[Filed]:
    """Return what these offices filed of these duties and that stands, and what was taken back after it was entered."""
    entered = select(_T.c.root_id)
    stands = and_(_R.c.is_current.is_(True), _R.c.withdrawn_at.is_(None))
    gone = and_(_R.c.withdrawn_at.is_not(None), _R.c.root_id.in_(entered))
    query = (
        select(_R, _O.c.duty, _O.c.period)
        .join_from(_R, _O, _R.c.obligation_id == _O.c.id)
        .where(_O.c.programme == programme, _O.c.duty.in_(duties), _R.c.office_id.in_(offices))
        .where(_R.c.purpose == REPORT, or_(stands, gone))
        .order_by(_R.c.sent_at, _R.c.id)
    )
    return [_filed(dict(row)) for row in connection.execute(query).mappings()]


def latest(connection: Connection, root_id: str) -> Report | None:
    """Return the version of a report that stands, or the one that was taken back."""
    last = or_(_R.c.is_current.is_(True), _R.c.withdrawn_at.is_not(None))
    query = select(_R).where(_R.c.root_id == root_id, last).order_by(_R.c.sent_at.desc()).limit(1)
    row = connection.execute(query).mappings().first()
    return Report(**row) if row else None


def _filed(row: dict[str, object]) -> Filed:
    duty, period = str(row.pop("duty")), str(row.pop("period"))
    return Filed(Report(**row), duty, period)


_T = table(Line)
_R = table(Report)
_O = table(Obligation)
