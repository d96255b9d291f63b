"""Keep what was sent, exactly as it was sent: a correction is a new report that names the one it replaces."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    bindparam,
    select,
    text,
    union_all,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, read_all, read_one, table
from models.obligations import Obligation
from models.upserts import insert_if_new, insert_of

CONTRIBUTION, REPORT, REGISTRATION = "contribution", "report", "registration"


class Report(Base):
    """One finished report or contribution. Rows are never edited, except to say that it or its source was withdrawn.

    `answers` holds what is not personal; names, phones and the raw words stand in `sealed`, under the sender's key. `source` is
    the way it came: the chat, a page, or a filled-in table.
    """

    __tablename__ = "reports"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    purpose: Mapped[str] = mapped_column(String(12))
    root_id: Mapped[str] = mapped_column(String(32), index=True)
    replaces_id: Mapped[str | None] = mapped_column(ForeignKey("reports.id"), unique=True)
    is_current: Mapped[bool] = mapped_column(Boolean)
    draft_id: Mapped[str] = mapped_column(String(32), unique=True)
    obligation_id: Mapped[str | None] = mapped_column(ForeignKey("obligations.id"), index=True)
    programme: Mapped[str] = mapped_column(String(64))
    form: Mapped[str] = mapped_column(String(64))
    form_digest: Mapped[str] = mapped_column(String(64))
    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    role_id: Mapped[str | None] = mapped_column(String(32))
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    source: Mapped[str] = mapped_column(String(8))
    is_source_withdrawn: Mapped[bool] = mapped_column(Boolean, default=False)
    sent_at: Mapped[datetime] = mapped_column(Moment, index=True)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
    withdrawn_by: Mapped[str | None] = mapped_column(String(32))

    __table_args__ = (
        Index(
            "uq_reports_live", "obligation_id", "purpose", unique=True,
            sqlite_where=text("is_current = 1"), postgresql_where=text("is_current"),
        ),
        # The latest of an office, or of a person, are found without sorting all of theirs.
        Index("ix_reports_office_sent", "office_id", "sent_at"),
        Index("ix_reports_person_sent", "person_id", "sent_at"),
    )  # fmt: skip


class Counter(Base):
    """A number that only grows, one row a name."""

    __tablename__ = "counters"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[int] = mapped_column(Integer)


def next_number(connection: Connection, name: str) -> int:
    """Return the next number of a counter."""
    return int(connection.execute(_grow(connection.dialect.name), {"name": name, "value": 1}).scalar_one())


def add(connection: Connection, **row: object) -> bool:
    """Store a report; what it replaces is no longer current. False when that was replaced or withdrawn before."""
    if row.get("replaces_id"):
        stands = (_T.c.id == row["replaces_id"]) & _T.c.is_current.is_(True)
        if connection.execute(update(_T).where(stands).values(is_current=False)).rowcount != 1:
            return False
    return insert_if_new(connection, Report, row)


def get(connection: Connection, report_id: str) -> Report | None:
    """Return one report."""
    return read_one(Report, connection.execute(_BY_ID, {"wanted": report_id}))


def of_ids(connection: Connection, report_ids: Sequence[str]) -> dict[str, Report]:
    """Return several reports by their ids."""
    rows = connection.execute(_BY_IDS, {"wanted": list(report_ids)}).mappings() if report_ids else ()
    return {row["id"]: Report(**row) for row in rows}


def moments(connection: Connection, report_ids: Sequence[str]) -> dict[str, datetime]:
    """Return when several reports came in."""
    rows = connection.execute(_MOMENTS, {"wanted": list(report_ids)}) if report_ids else ()
    return {row.id: row.sent_at for row in rows}


def hold(connection: Connection, report_id: str) -> Report | None:
    """Return a report that stands, and let nobody replace it before the transaction ends."""
    stands = (_T.c.id == report_id) & _T.c.is_current.is_(True)
    return read_one(Report, connection.execute(select(_T).where(stands).with_for_update()))


def chain_of(connection: Connection, report_id: str) -> frozenset[str]:
    """Name a report and every version of it; itself alone when it is not known."""
    root = select(_T.c.root_id).where(_T.c.id == report_id).scalar_subquery()
    return frozenset(connection.execute(select(_T.c.id).where(_T.c.root_id == root)).scalars()) | {report_id}


def of_draft(connection: Connection, draft_id: str) -> Report | None:
    """Return the report that a draft became."""
    return read_one(Report, connection.execute(_OF_DRAFT, {"draft": draft_id}))


def current(connection: Connection, *, purpose: str, programme: str | None = None) -> list[Report]:
    """Return the live reports of one purpose, oldest first."""
    query = select(_T).where(_T.c.is_current.is_(True), _T.c.purpose == purpose)
    if programme is not None:
        query = query.where(_T.c.programme == programme)
    return read_all(Report, connection.execute(query.order_by(_T.c.sent_at, _T.c.id)))


def ids(connection: Connection, *, purposes: Sequence[str]) -> list[str]:
    """Return the ids of the live reports of these purposes, oldest first."""
    live = _T.c.is_current.is_(True) & _T.c.purpose.in_(purposes) & _T.c.withdrawn_at.is_(None)
    return list(connection.execute(select(_T.c.id).where(live).order_by(_T.c.sent_at, _T.c.id)).scalars())


def latest_of(connection: Connection, person_id: str, offices: list[str], limit: int = 5) -> list[Report]:
    """Return the latest live reports that a person sent, or that her offices filed."""
    wanted = {"person": person_id, "offices": list(offices), "most": limit}
    return read_all(Report, connection.execute(_LATEST_OF, wanted))


def registration_of(connection: Connection, unit_id: str) -> Report | None:
    """Return what a unit was registered with."""
    live = (_T.c.unit_id == unit_id) & (_T.c.purpose == REGISTRATION) & _T.c.is_current.is_(True)
    return read_one(Report, connection.execute(select(_T).where(live)))


def registrations_of(connection: Connection, unit_ids: Sequence[str]) -> list[Report]:
    """Return what several units were registered with."""
    live = (_T.c.unit_id.in_(unit_ids)) & (_T.c.purpose == REGISTRATION) & _T.c.is_current.is_(True)
    return read_all(Report, connection.execute(select(_T).where(live)))


def sent_for(connection: Connection, programme: str, unit_id: str) -> list[tuple[str, str, datetime]]:
    """Return for which rounds of a unit a report stands, and when it came."""
    query = (
        select(_O.c.duty, _O.c.period, _T.c.sent_at)
        .join_from(_O, _T, _O.c.report_id == _T.c.id)
        .where(_O.c.unit_id == unit_id, _O.c.programme == programme, _T.c.withdrawn_at.is_(None))
        .order_by(_O.c.id)
    )
    return [(row.duty, row.period, row.sent_at) for row in connection.execute(query)]


def last_of_form(connection: Connection, programme: str, form: str, unit_id: str) -> Report | None:
    """Return the latest live report about a unit that was filled in one form."""
    query = (
        select(_T)
        .where(_T.c.is_current.is_(True), _T.c.programme == programme)
        .where(_T.c.form == form, _T.c.unit_id == unit_id)
        .order_by(_T.c.sent_at.desc(), _T.c.id)
        .limit(1)
    )
    return read_one(Report, connection.execute(query))


def all_of(connection: Connection, person_id: str) -> list[Report]:
    """Return every report a person sent, whatever its state."""
    return read_all(Report, connection.execute(select(_T).where(_T.c.person_id == person_id)))


def withdraw(connection: Connection, report_id: str, *, by: str, at: datetime) -> bool:
    """Mark a report as taken back; False when it was replaced or taken back before."""
    stands = (_T.c.id == report_id) & _T.c.is_current.is_(True)
    values = {"is_current": False, "withdrawn_at": at, "withdrawn_by": by}
    return connection.execute(update(_T).where(stands).values(**values)).rowcount == 1


def withdrawn(connection: Connection, programme: str) -> list[Report]:
    """Return the reports of a programme that were taken back, oldest first."""
    query = select(_T).where(
        _T.c.programme == programme, _T.c.purpose == REPORT, _T.c.withdrawn_at.is_not(None)
    )
    return read_all(Report, connection.execute(query.order_by(_T.c.sent_at, _T.c.id)))


def withdraw_source(connection: Connection, report_id: str, sealed: bytes) -> None:
    """Replace what is sealed of a report, and mark that words behind it were unsent."""
    connection.execute(update(_T).where(_T.c.id == report_id).values(sealed=sealed, is_source_withdrawn=True))


def unname(connection: Connection, report_id: str, answers: dict[str, Any]) -> None:
    """Put plain answers without a name in the place of those that held one."""
    connection.execute(update(_T).where(_T.c.id == report_id).values(answers=answers))


@cache
def _grow(dialect: str) -> Any:
    value = table(Counter).c.value
    statement = insert_of(dialect, Counter)
    return statement.on_conflict_do_update(index_elements=["name"], set_={"value": value + 1}).returning(
        value
    )


_T = table(Report)
_O = table(Obligation)
_WANTED = _T.c.id.in_(bindparam("wanted", expanding=True))
_MOST = bindparam("most", type_=Integer)
_BY_ID = select(_T).where(_T.c.id == bindparam("wanted"))
_BY_IDS = select(_T).where(_WANTED)
_MOMENTS = select(_T.c.id, _T.c.sent_at).where(_WANTED)
_OF_DRAFT = select(_T).where(_T.c.draft_id == bindparam("draft"))
_LIVE = select(_T).where(_T.c.is_current.is_(True)).order_by(_T.c.sent_at.desc(), _T.c.id).limit(_MOST)
_HERS = _LIVE.where(_T.c.person_id == bindparam("person")).subquery()
_THEIRS = _LIVE.where(
    _T.c.office_id.in_(bindparam("offices", expanding=True)),
    _T.c.purpose == REPORT,
    _T.c.person_id != bindparam("person"),
).subquery()
# Asked with "or" the database would walk through everybody's reports until it has found enough.
_LATEST = union_all(select(_HERS), select(_THEIRS)).subquery()
_LATEST_OF = select(_LATEST).order_by(_LATEST.c.sent_at.desc(), _LATEST.c.id).limit(_MOST)
