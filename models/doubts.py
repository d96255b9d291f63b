"""Keep what was found when a report came: the checks that it was put to, and the doubts, each with its reason."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Connection, ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table
from models.upserts import insert_if_new


class Doubted(Base):
    """What was found about one version of a report. A report never changes, so neither does this."""

    __tablename__ = "doubts"

    report_id: Mapped[str] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    found: Mapped[dict[str, Any]] = mapped_column(JSON)


def keep(connection: Connection, *, report_id: str, at: datetime, found: dict[str, object]) -> None:
    """Store what was found about a report, once."""
    insert_if_new(connection, Doubted, {"report_id": report_id, "at": at, "found": found})


def of_reports(connection: Connection, report_ids: Collection[str]) -> dict[str, dict[str, Any]]:
    """Return what was found about several reports; one that nobody looked through is not among them."""
    query = select(_T.c.report_id, _T.c.found).where(_T.c.report_id.in_(report_ids))
    return {row.report_id: row.found for row in connection.execute(query)} if report_ids else {}


_T = table(Doubted)
