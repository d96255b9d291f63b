"""Keep what we want to tell people: reminder steps that fall due, and notices that ride on a free reply or a push."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Connection,
    Date,
    Index,
    Integer,
    SmallInteger,
    String,
    UniqueConstraint,
    bindparam,
    delete,
    false,
    literal_column,
    or_,
    select,
    text,
    true,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, RowNumber, read_all, table
from models.upserts import insert_if_new, insert_new

PENDING, RIDING, TOLD, DROPPED, HELD = "pending", "riding", "told", "dropped", "held"
MIDDLING = 500


class ReminderStep(Base):
    """One step of a ladder for one obligation, report or question: due at a moment, told once.

    `whom` it reaches and its day on the ladder, `rung`, name the rung; the day it falls on is `step`.
    """

    __tablename__ = "reminder_steps"

    obligation_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    audience: Mapped[str] = mapped_column(String(12), primary_key=True)
    whom: Mapped[str] = mapped_column(String(12), primary_key=True, default="doer")
    step: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    rung: Mapped[int] = mapped_column(SmallInteger, default=0)
    is_free: Mapped[bool] = mapped_column(Boolean, default=False)
    at: Mapped[datetime] = mapped_column(Moment)
    is_done: Mapped[bool] = mapped_column(Boolean, default=False)

    __table_args__ = (
        Index(
            "ix_reminder_steps_due", "at",
            sqlite_where=text("is_done = 0"), postgresql_where=text("NOT is_done"),
        ),
    )  # fmt: skip


class Notice(Base):
    """One thing to tell one person, once.

    `worth` says how much it matters, 0 to 1000; past `not_after` nobody is told any more. `share` is the part of the
    month's budget that it may be pushed from, `due` the printed day that it works towards. `verdict` is what was
    decided about it last.
    """

    __tablename__ = "notices"

    id: Mapped[int] = mapped_column(RowNumber, primary_key=True)
    person_id: Mapped[str] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(20))
    about_id: Mapped[str] = mapped_column(String(40))
    step: Mapped[int] = mapped_column(SmallInteger, default=0)
    details: Mapped[dict[str, Any]] = mapped_column(JSON)
    is_worth_a_push: Mapped[bool] = mapped_column(Boolean)
    worth: Mapped[int] = mapped_column(SmallInteger, default=MIDDLING)
    share: Mapped[str] = mapped_column(String(10), default="notice")
    not_before: Mapped[datetime] = mapped_column(Moment)
    not_after: Mapped[datetime | None] = mapped_column(Moment)
    due: Mapped[date | None] = mapped_column(Date)
    verdict: Mapped[str] = mapped_column(String(60), default="")
    state: Mapped[str] = mapped_column(String(8), default=PENDING)
    reason: Mapped[str] = mapped_column(String(200), default="")
    message_id: Mapped[str | None] = mapped_column(String(60), index=True)
    told_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        UniqueConstraint("kind", "about_id", "step", "person_id"),
        Index(
            "ix_notices_pending", "person_id",
            sqlite_where=text("state = 'pending'"), postgresql_where=text("state = 'pending'"),
        ),
        Index(
            "ix_notices_worthy", "not_before",
            sqlite_where=text("state = 'pending' AND is_worth_a_push IS 1"),
            postgresql_where=text("state = 'pending' AND is_worth_a_push IS TRUE"),
        ),
        Index("ix_notices_told", "person_id", "told_at",
              sqlite_where=text("told_at IS NOT NULL"), postgresql_where=text("told_at IS NOT NULL")),
    )  # fmt: skip


def plan_steps(connection: Connection, rows: Sequence[dict[str, object]]) -> None:
    """Store the reminder steps of an obligation; the ones that exist stay."""
    usual = {"whom": "doer", "is_free": False}
    insert_new(connection, ReminderStep, [{"rung": row["step"], **usual, **row} for row in rows])


def forget_steps(connection: Connection, obligation_id: str, audience: str = "") -> None:
    """Forget the reminder steps of an obligation whose days moved, or those of one audience."""
    mine = _S.c.obligation_id == obligation_id
    connection.execute(delete(_S).where(mine & (_S.c.audience == audience) if audience else mine))


def move_steps(connection: Connection, obligation_id: str, to: str) -> None:
    """Move the reminder steps of an obligation to the one that follows it."""
    connection.execute(update(_S).where(_S.c.obligation_id == obligation_id).values(obligation_id=to))


def steps_due(connection: Connection, *, at: datetime, limit: int = 500) -> list[ReminderStep]:
    """Return the reminder steps whose moment has come."""
    return read_all(ReminderStep, connection.execute(_DUE, {"now": at, "most": limit}))


def take_steps(connection: Connection, steps: Sequence[ReminderStep]) -> None:
    """Take steps that were read as due in this very transaction: nobody else can have them meanwhile."""
    keys = [{"of": one.obligation_id, "part": one.audience, "to": one.whom, "day": one.step} for one in steps]
    if keys:
        connection.execute(_TAKE, keys)


def intend(connection: Connection, **row: object) -> bool:
    """Store a notice unless the same one exists."""
    return insert_if_new(connection, Notice, {**_NEW, **row})


def wake(connection: Connection, **row: object) -> None:
    """Store a notice, or have the same one told again when it was told or left untold before."""
    if intend(connection, **row):
        return
    same = [_N.c[name] == row[name] for name in ("kind", "about_id", "person_id")]
    over = _N.c.state.in_([TOLD, DROPPED, HELD])
    again = {
        "state": PENDING,
        "reason": "",
        "message_id": None,
        "told_at": None,
        "not_before": row["not_before"],
        "not_after": row.get("not_after"),
        "verdict": "",
    }
    connection.execute(update(_N).where(*same, over).values(**again))


def pending(connection: Connection, person_id: str, *, at: datetime) -> list[Notice]:
    """Return what waits to be told to a person now."""
    return read_all(Notice, connection.execute(_PENDING, {"person": person_id, "now": at}))


def settle(connection: Connection, ids: Sequence[int], *, state: str, reason: str = "") -> None:
    """Record what became of notices."""
    connection.execute(update(_N).where(_N.c.id.in_(ids)).values(state=state, reason=reason))


def settle_waiting(connection: Connection, ids: Sequence[int], *, state: str, reason: str) -> None:
    """Record what became of notices that still wait."""
    still = _N.c.id.in_(ids) & (_N.c.state == PENDING)
    connection.execute(update(_N).where(still).values(state=state, reason=reason))


def spare(connection: Connection, *, kind: str, about_id: str, person_id: str) -> None:
    """Leave a notice untold whose news somebody has seen by herself."""
    same = (_N.c.kind == kind) & (_N.c.about_id == about_id) & (_N.c.person_id == person_id)
    values = {"state": DROPPED, "reason": "seen"}
    connection.execute(update(_N).where(same, _N.c.state == PENDING).values(**values))


def drop_about(connection: Connection, *, kind: str, about_id: str, reason: str) -> None:
    """Leave untold whatever of a kind waits to be told about something."""
    same = (_N.c.kind == kind) & (_N.c.about_id == about_id) & (_N.c.state == PENDING)
    connection.execute(update(_N).where(same).values(state=DROPPED, reason=reason))


def ride(connection: Connection, ids: Sequence[int], *, message_id: str, at: datetime) -> None:
    """Put notices on a message that is about to leave."""
    values = {"ids": list(ids), "state": RIDING, "message_id": message_id, "told_at": at}
    connection.execute(_RIDE, values)


def riding(connection: Connection, message_id: str) -> list[Notice]:
    """Return what rides on a message that has not arrived yet."""
    query = select(_N).where(_N.c.message_id == message_id, _N.c.state == RIDING).order_by(_N.c.id)
    return read_all(Notice, connection.execute(query))


def wait_again(connection: Connection, message_id: str, *, with_reminders: bool = False) -> None:
    """Let what rode on a message that ended wait for the next one; a reminder has had its day, if it may have arrived."""
    rode = (_N.c.message_id == message_id) & (_N.c.state == RIDING)
    rode &= _N.c.kind != "remind" if not with_reminders else true()
    connection.execute(update(_N).where(rode).values(state=PENDING, told_at=None, verdict=""))


def arrived(connection: Connection, message_id: str, *, state: str, reason: str = "") -> None:
    """Pass a message's fate on to the notices that rode on it."""
    connection.execute(_ARRIVED, {"message": message_id, "ends": state, "why": reason})


_NEW = {
    "state": PENDING, "reason": "", "step": 0, "verdict": "", "worth": MIDDLING, "share": "notice", "not_after": None,
    "due": None,
}  # fmt: skip
_S = table(ReminderStep)
_TAKE = (
    update(_S)
    .where(
        _S.c.obligation_id == bindparam("of"), _S.c.audience == bindparam("part"), _S.c.whom == bindparam("to"),
        _S.c.step == bindparam("day"),
    )
    .values(is_done=True)
)  # fmt: skip
# Written as the index has it: with "IS FALSE" neither database sees that the index holds what is asked for.
_IS_DUE = (_S.c.is_done == false()) & (_S.c.at <= bindparam("now"))
_SOONEST = select(_S).where(_IS_DUE).order_by(_S.c.at).limit(bindparam("most", type_=Integer))
# Two workers at once take other steps; SQLite has one writer anyway.
_DUE = _SOONEST.with_for_update(skip_locked=True)
_N = table(Notice)
_RIDE = (
    update(_N)
    .where(_N.c.id.in_(bindparam("ids", expanding=True)), _N.c.state == PENDING)
    .values({name: bindparam(name) for name in ("state", "message_id", "told_at")})
)
# A literal, because SQLite cannot tell from a parameter that its index of what is pending holds the row.
_WAITS = literal_column(f"'{PENDING}'", String)
_PENDING = (
    select(_N)
    .where(
        _N.c.state == _WAITS,
        _N.c.person_id == bindparam("person"),
        _N.c.not_before <= bindparam("now", type_=Moment),
        or_(_N.c.not_after.is_(None), _N.c.not_after >= bindparam("now", type_=Moment)),
    )
    .order_by(_N.c.id)
)
_ARRIVED = (
    update(_N)
    .where(_N.c.message_id == bindparam("message"), _N.c.state == RIDING)
    .values(state=bindparam("ends"), reason=bindparam("why"))
)
