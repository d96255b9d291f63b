"""Keep which reports of the tier below a built report rests on, and find those whose ground has moved."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, ForeignKey, String, bindparam, delete, func, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, table
from models.obligations import Obligation
from models.upserts import insert_new


class ReportSource(Base):
    """One round below, as it stood when the upper report was sent; `source_id` is empty where nothing was in."""

    __tablename__ = "report_sources"

    report_id: Mapped[str] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    obligation_id: Mapped[str] = mapped_column(ForeignKey("obligations.id"), primary_key=True, index=True)
    source_id: Mapped[str | None] = mapped_column(String(32))
    standing: Mapped[str] = mapped_column(String(8))


def put(connection: Connection, report_id: str, marks: Mapping[str, str]) -> None:
    """Store what a report was built from, in the place of what stood there; `marks` are `standing:report`."""
    connection.execute(delete(_T).where(_T.c.report_id == report_id))
    rows = [_row(report_id, obligation, mark) for obligation, mark in marks.items()]
    insert_new(connection, ReportSource, rows)


def note(connection: Connection, report_id: str, obligation_id: str) -> None:
    """Note a round that was not there when the report was sent."""
    insert_new(connection, ReportSource, [_row(report_id, obligation_id, "missing:")])


def follow(connection: Connection, report_id: str, to: str) -> None:
    """Let a version rest on what the one before it rested on."""
    rows = connection.execute(select(_T).where(_T.c.report_id == report_id)).mappings().all()
    insert_new(connection, ReportSource, [{**row, "report_id": to} for row in rows])


def of_report(connection: Connection, report_id: str) -> dict[str, ReportSource]:
    """Return what a report was built from, by the round below."""
    rows = connection.execute(select(_T).where(_T.c.report_id == report_id)).mappings()
    return {row["obligation_id"]: ReportSource(**row) for row in rows}


def missing(connection: Connection, report_ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Return of built reports how many rounds were missing, and how many were wanted."""
    wanted = func.count().filter(_T.c.standing != "waived")
    lacking = func.count().filter(_T.c.standing == "missing")
    query = select(_T.c.report_id, lacking, wanted).where(_T.c.report_id.in_(report_ids))
    rows = connection.execute(query.group_by(_T.c.report_id)) if report_ids else ()
    return {report: (lacks, of) for report, lacks, of in rows if lacks}


def outdated(connection: Connection, report_ids: Sequence[str]) -> frozenset[str]:
    """Name those of these reports below which something else stands now than what they were built from."""
    if not report_ids:
        return frozenset()
    return frozenset(connection.execute(_OUTDATED, {"reports": list(report_ids)}).scalars())


def _row(report_id: str, obligation_id: str, mark: str) -> dict[str, object]:
    standing, _, source = mark.partition(":")
    return {
        "report_id": report_id,
        "obligation_id": obligation_id,
        "source_id": source or None,
        "standing": standing,
    }


_T = table(ReportSource)
_O = table(Obligation)
_NOW = func.coalesce(_O.c.report_id, _O.c.contribution_id, "")
_OUTDATED = (
    select(_T.c.report_id)
    .join_from(_T, _O, _T.c.obligation_id == _O.c.id)
    .where(_T.c.report_id.in_(bindparam("reports", expanding=True)))
    .where(func.coalesce(_T.c.source_id, "") != _NOW)
    .distinct()
)
