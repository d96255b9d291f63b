"""Keep what we want to tell people: reminder steps that fall due, and notices that ride on a free reply or a push."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Connection,
    Index,
    SmallInteger,
    String,
    UniqueConstraint,
    bindparam,
    delete,
    false,
    literal_column,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, RowNumber, table
from models.upserts import insert_if_new, insert_new

PENDING, RIDING, TOLD, DROPPED = "pending", "riding", "told", "dropped"


class ReminderStep(Base):
    """One step of a ladder for one obligation: due at a moment, told once."""

    __tablename__ = "reminder_steps"

    obligation_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    audience: Mapped[str] = mapped_column(String(12), primary_key=True)
    step: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    is_done: Mapped[bool] = mapped_column(Boolean, default=False)

    __table_args__ = (
        Index(
            "ix_reminder_steps_due",
            "at",
            sqlite_where=text("is_done = 0"),
            postgresql_where=text("NOT is_done"),
        ),
    )


class Notice(Base):
    """One thing to tell one person, once."""

    __tablename__ = "notices"

    id: Mapped[int] = mapped_column(RowNumber, primary_key=True)
    person_id: Mapped[str] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(20))
    about_id: Mapped[str] = mapped_column(String(40))
    step: Mapped[int] = mapped_column(SmallInteger, default=0)
    details: Mapped[dict[str, Any]] = mapped_column(JSON)
    is_worth_a_push: Mapped[bool] = mapped_column(Boolean)
    not_before: Mapped[datetime] = mapped_column(Moment)
    state: Mapped[str] = mapped_column(String(8), default=PENDING)
    reason: Mapped[str] = mapped_column(String(200), default="")
    message_id: Mapped[str | None] = mapped_column(String(60), index=True)
    told_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        UniqueConstraint("kind", "about_id", "step", "person_id"),
        Index(
            "ix_notices_pending",
            "person_id",
            sqlite_where=text("state = 'pending'"),
            postgresql_where=text("state = 'pending'"),
        ),
    )


def plan_steps(connection: Connection, rows: Sequence[dict[str, object]]) -> None:
    """Store the reminder steps of an obligation; the ones that exist stay."""
    insert_new(connection, ReminderStep, rows)


def forget_steps(connection: Connection, obligation_id: str) -> None:
    """Forget the reminder steps of an obligation whose days moved."""
    connection.execute(delete(_S).where(_S.c.obligation_id == obligation_id))


def move_steps(connection: Connection, obligation_id: str, to: str) -> None:
    """Move the reminder steps of an obligation to the one that follows it."""
    connection.execute(update(_S).where(_S.c.obligation_id == obligation_id).values(obligation_id=to))


def steps_due(connection: Connection, *, at: datetime, limit: int = 500) -> list[ReminderStep]:
    """Return the reminder steps whose moment has come."""
    # Written as the index has it: with "IS FALSE" neither database sees that the index holds what is asked for.
    query = select(_S).where(_S.c.is_done == false(), _S.c.at <= at).order_by(_S.c.at).limit(limit)
    return [ReminderStep(**row) for row in connection.execute(query).mappings()]


def step_done(connection: Connection, step: ReminderStep) -> bool:
    """Take a step: only one of several clocks gets True."""
    key = (
        (_S.c.obligation_id == step.obligation_id)
        & (_S.c.audience == step.audience)
        & (_S.c.step == step.step)
    )
    return (
        connection.execute(update(_S).where(key, _S.c.is_done.is_(False)).values(is_done=True)).rowcount == 1
    )


def intend(connection: Connection, **row: object) -> bool:
    """Store a notice unless the same one exists."""
    return insert_if_new(connection, Notice, {"state": PENDING, "reason": "", "step": 0, **row})


def wake(connection: Connection, **row: object) -> None:
    """Store a notice, or have the same one told again when it was told or left untold before."""
    if intend(connection, **row):
        return
    same = [_N.c[name] == row[name] for name in ("kind", "about_id", "person_id")]
    over = _N.c.state.in_([TOLD, DROPPED])
    again = {
        "state": PENDING,
        "reason": "",
        "message_id": None,
        "told_at": None,
        "not_before": row["not_before"],
    }
    connection.execute(update(_N).where(*same, over).values(**again))


def pending(connection: Connection, person_id: str, *, at: datetime) -> list[Notice]:
    """Return what waits to be told to a person now."""
    rows = connection.execute(_PENDING, {"person": person_id, "now": at}).mappings()
    return [Notice(**row) for row in rows]


def people_waiting(connection: Connection, *, at: datetime) -> list[str]:
    """Name the people who have something waiting that is worth a counted message."""
    query = select(_N.c.person_id).where(
        _N.c.state == _WAITS, _N.c.is_worth_a_push.is_(True), _N.c.not_before <= at
    )
    return list(connection.execute(query.group_by(_N.c.person_id)).scalars())


def settle(connection: Connection, ids: Sequence[int], *, state: str, reason: str = "") -> None:
    """Record what became of notices."""
    connection.execute(update(_N).where(_N.c.id.in_(ids)).values(state=state, reason=reason))


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
    values = {"state": RIDING, "message_id": message_id, "told_at": at}
    connection.execute(update(_N).where(_N.c.id.in_(ids), _N.c.state == PENDING).values(**values))


def riding(connection: Connection, message_id: str) -> list[Notice]:
    """Return what rides on a message that has not arrived yet."""
    query = select(_N).where(_N.c.message_id == message_id, _N.c.state == RIDING).order_by(_N.c.id)
    return [Notice(**row) for row in connection.execute(query).mappings()]


def wait_again(connection: Connection, message_id: str) -> None:
    """Let what rode on a message that ended wait for the next one; a reminder has had its day."""
    rode = (_N.c.message_id == message_id) & (_N.c.state == RIDING) & (_N.c.kind != "remind")
    connection.execute(update(_N).where(rode).values(state=PENDING))


def reminded_since(connection: Connection, person_id: str, since: datetime) -> bool:
    """Say whether a reminder reached a person, or is on its way to her, since a moment."""
    shown = (_N.c.person_id == person_id) & (_N.c.kind == "remind") & (_N.c.told_at >= since)
    shown &= _N.c.state.in_([RIDING, TOLD])
    return connection.execute(select(_N.c.id).where(shown).limit(1)).first() is not None


def arrived(connection: Connection, message_id: str, *, state: str, reason: str = "") -> None:
    """Pass a message's fate on to the notices that rode on it."""
    connection.execute(_ARRIVED, {"message": message_id, "ends": state, "why": reason})


_S = table(ReminderStep)
_N = table(Notice)
# A literal, because SQLite cannot tell from a parameter that its index of what is pending holds the row.
_WAITS = literal_column(f"'{PENDING}'", String)
_PENDING = (
    select(_N)
    .where(
        _N.c.state == _WAITS,
        _N.c.person_id == bindparam("person"),
        _N.c.not_before <= bindparam("now", type_=Moment),
    )
    .order_by(_N.c.id)
)
_ARRIVED = (
    update(_N)
    .where(_N.c.message_id == bindparam("message"), _N.c.state == RIDING)
    .values(state=bindparam("ends"), reason=bindparam("why"))
)
