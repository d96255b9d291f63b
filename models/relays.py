"""Keep of a report that an officer filled in for a group who told her, how, on which papers, and what the teller objects."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Connection, ForeignKey, LargeBinary, String, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, read_all, read_one, table
from models.upserts import insert_if_new


class Relay(Base):
    """How one report was told. The name is sealed under the office's key, an objection under that of the one who objects.

    `via` is the way by which the officer sent it: the chat, a page, or a table.
    """

    __tablename__ = "relays"

    report_id: Mapped[str] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    informant_id: Mapped[str | None] = mapped_column(String(32), index=True)
    name: Mapped[bytes] = mapped_column(LargeBinary)
    how: Mapped[str] = mapped_column(String(8))
    via: Mapped[str] = mapped_column(String(8))
    papers: Mapped[list[Any]] = mapped_column(JSON)
    objected_at: Mapped[datetime | None] = mapped_column(Moment)
    objection: Mapped[bytes | None] = mapped_column(LargeBinary)


def add(connection: Connection, **row: object) -> bool:
    """Store how a report was told."""
    return insert_if_new(connection, Relay, {"objected_at": None, "objection": None, **row})


def follow(connection: Connection, report_id: str, to: str) -> None:
    """Let a version that was mended by another hand be told as the one before it was; what was objected to that is over."""
    row = connection.execute(select(_T).where(_T.c.report_id == report_id)).mappings().first()
    if row is not None:
        add(connection, **{**row, "report_id": to, "objected_at": None, "objection": None})


def of_report(connection: Connection, report_id: str) -> Relay | None:
    """Return how a report was told; None for one that its sender filled in herself."""
    return read_one(Relay, connection.execute(select(_T).where(_T.c.report_id == report_id)))


def hows(connection: Connection, report_ids: Collection[str]) -> dict[str, str]:
    """Return how several reports were told, of those that were."""
    query = select(_T.c.report_id, _T.c.how).where(_T.c.report_id.in_(report_ids))
    rows = connection.execute(query) if report_ids else ()
    return {row.report_id: row.how for row in rows}


def object_to(connection: Connection, report_id: str, *, by: str, words: bytes | None, at: datetime) -> bool:
    """Note that who is said to have told a report objects; False when it is not hers to."""
    mine = (_T.c.report_id == report_id) & (_T.c.informant_id == by)
    values = {"objected_at": at, "objection": words}
    return connection.execute(update(_T).where(mine).values(**values)).rowcount == 1


def of_person(connection: Connection, person_id: str) -> list[Relay]:
    """Return what somebody filled in for others."""
    query = select(_T).where(_T.c.person_id == person_id).order_by(_T.c.report_id)
    return read_all(Relay, connection.execute(query))


def rename(connection: Connection, report_id: str, name: bytes) -> None:
    """Put another name in the place of who told a report."""
    connection.execute(update(_T).where(_T.c.report_id == report_id).values(name=name))


def objections_of(connection: Connection, person_id: str) -> list[Relay]:
    """Return the reports to which somebody objected in words."""
    query = select(_T).where(_T.c.informant_id == person_id, _T.c.objection.is_not(None))
    return read_all(Relay, connection.execute(query))


def forget_objection(connection: Connection, report_id: str) -> None:
    """Empty the words of an objection; that there is one stays."""
    connection.execute(update(_T).where(_T.c.report_id == report_id).values(objection=None))


_T = table(Relay)
