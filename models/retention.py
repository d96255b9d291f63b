"""Find what has served its time and let go of it, a bounded step at a time; keep a row of what went. Never decides for how long."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Integer,
    Select,
    String,
    bindparam,
    delete,
    func,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from models import drafts, inbox, messages, sheet_files, uploads
from models.base import Base, Moment, RowNumber, table
from models.decisions import Decision
from models.enquiries import OPEN as ASKED
from models.enquiries import Enquiry
from models.evidence import GONE, Evidence
from models.handouts import KeptHandout
from models.logins import Login
from models.obligations import Obligation
from models.offices import Role
from models.people import Account
from models.practices import Practice
from models.web_sessions import WebSession

GOES_ON: Final = ("waiting_for_date", "upcoming", "open", "returned")


class Erasure(Base):
    """What went of one kind in one night; `is_all` says that nothing that is over was left for the next."""

    __tablename__ = "erasures"

    id: Mapped[int] = mapped_column(RowNumber, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    kind: Mapped[str] = mapped_column(String(12))
    before: Mapped[datetime] = mapped_column(Moment)
    count: Mapped[int] = mapped_column(BigInteger)
    is_all: Mapped[bool]


@dataclass(frozen=True, slots=True)
class Past:
    """A moment before which something is over, by the calendar's clock and by the machine's."""

    at: datetime
    ms: int


@dataclass(frozen=True, slots=True)
class Over:
    """Which rows of a kind are over; `emptied` are the columns that go of a row that stays, None for a row that goes."""

    model: type[Base]
    is_over: ColumnElement[bool]
    emptied: Mapping[str, Any] | None = None


def count(connection: Connection, over: Over, past: Past) -> int:
    """Count what is over."""
    query = select(func.count()).select_from(table(over.model)).where(over.is_over)
    return int(connection.execute(query, _of(past)).scalar_one())


def ids(connection: Connection, over: Over, past: Past, limit: int) -> list[Any]:
    """Name some of what is over."""
    return list(connection.execute(_ids(over.model, over.is_over), {**_of(past), "most": limit}).scalars())


def let_go(connection: Connection, over: Over, past: Past, limit: int) -> int:
    """Delete or empty some of what is over; return how many."""
    rows = table(over.model)
    key = next(iter(rows.primary_key))
    found = ids(connection, over, past, limit)
    if not found:
        return 0
    some = key.in_(found)
    if over.emptied is None:
        return connection.execute(delete(rows).where(some)).rowcount
    return connection.execute(update(rows).where(some).values(dict(over.emptied))).rowcount


def _of(past: Past) -> dict[str, object]:
    return {"over_at": past.at, "over_ms": past.ms}


@cache
def _ids(model: type[Base], is_over: ColumnElement[bool]) -> Select[Any]:
    """Build the question once. In no order: in that of the keys a database walks through all that is not over yet."""
    key = next(iter(table(model).primary_key))
    return select(key).where(is_over).limit(bindparam("most", type_=Integer))


def keep(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Write down what went."""
    if rows:
        connection.execute(table(Erasure).insert(), rows)


def erasures(connection: Connection, since: datetime) -> list[Erasure]:
    """Return what went since a moment, the earliest first."""
    query = select(table(Erasure)).where(table(Erasure).c.at >= since).order_by(table(Erasure).c.id)
    return [Erasure(**row) for row in connection.execute(query).mappings()]


_I, _M, _L, _S, _P = (table(one) for one in (inbox.Inbound, messages.Message, Login, WebSession, Practice))
_U, _F, _H, _D, _Q = (
    table(one) for one in (uploads.Upload, sheet_files.SheetFile, KeptHandout, Decision, Enquiry)
)
_B, _E, _A, _R, _O = (table(one) for one in (drafts.Draft, Evidence, Account, Role, Obligation))
_IS_MOVING = (messages.SENDING, messages.WAITING)
_AT, _MS = bindparam("over_at", type_=Moment), bindparam("over_ms", type_=BigInteger)


def _without_role() -> ColumnElement[bool]:
    ends = _R.c.valid_to.is_(None) | (_R.c.valid_to > _AT)
    return ~select(_R.c.id).where(_R.c.person_id == _A.c.person_id, ends).exists()


def _is_forsaken() -> ColumnElement[bool]:
    """Say of a draft that nobody touched it for long, and that nobody waits for it any more."""
    lives = select(_O.c.id).where(_O.c.id == _B.c.obligation_id, _O.c.state.in_(GOES_ON)).exists()
    return (_B.c.state == drafts.OPEN) & (_B.c.changed_at < _AT) & ~lives


OVER: Final[Mapping[str, Over]] = MappingProxyType({
    "events": Over(
        inbox.Inbound,
        (_I.c.received_ms < _MS) & (_I.c.state != inbox.OPEN) & _I.c.body.is_not(None),
        {"body": None},
    ),
    "messages": Over(
        messages.Message,
        _M.c.state.not_in(_IS_MOVING) & (_M.c.made_ms < _MS) & _M.c.body.is_not(None),
        {"body": None, "token": None},
    ),
    "traffic": Over(inbox.Inbound, (_I.c.received_ms < _MS) & (_I.c.state != inbox.OPEN)),
    "sent": Over(
        messages.Message, (_M.c.made_ms < _MS) & _M.c.state.not_in(_IS_MOVING)
    ),
    "ways_in": Over(Login, _L.c.until_ms < _MS),
    "sessions": Over(WebSession, _S.c.until_ms < _MS),
    "practice": Over(Practice, _P.c.changed_at < _AT),
    "uploads": Over(uploads.Upload, (_U.c.kind != uploads.YEAR) & (_U.c.made_at < _AT)),
    "tables": Over(
        sheet_files.SheetFile,
        (_F.c.state == sheet_files.WAITING) & (_F.c.came_at < _AT),
        {"state": sheet_files.DROPPED, "ended_at": _F.c.came_at, "body": None},
    ),
    "handouts": Over(KeptHandout, _H.c.made_at < _AT),
    "decisions": Over(Decision, _D.c.at < _AT),
    "questions": Over(
        Enquiry,
        (_Q.c.asked_at < _AT) & (_Q.c.state != ASKED) & (_Q.c.body.is_not(None) | _Q.c.answer.is_not(None)),
        {"body": None, "answer": None},
    ),
    "drafts": Over(drafts.Draft, _is_forsaken(), {"state": drafts.DROPPED, "body": b""}),
    "loose": Over(
        Evidence,
        (_E.c.received_at < _AT) & _E.c.report_id.is_(None) & (_E.c.state != GONE),
    ),
    "evidence": Over(
        Evidence,
        (_E.c.received_at < _AT) & _E.c.report_id.is_not(None) & (_E.c.state != GONE),
    ),
    "accounts": Over(
        Account,
        (_A.c.changed_at < _AT) & (_A.c.is_reachable.is_(False) | _A.c.is_closed.is_(True)) & _without_role(),
    ),
})  # fmt: skip
