"""Keep what was decided about each thing that somebody was to be told, sent or not, with its one reason."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Connection,
    Index,
    SmallInteger,
    String,
    bindparam,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, RowNumber, table
from models.notices import Notice

LENGTH = 60
"""So long is a verdict with the key of its reason, as a notice remembers it."""


class Decision(Base):
    """One verdict about one notice, written down when it is another one than before."""

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(RowNumber, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    person_id: Mapped[str] = mapped_column(String(32), index=True)
    notice_id: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(String(20))
    about_id: Mapped[str] = mapped_column(String(40), index=True)
    step: Mapped[int] = mapped_column(SmallInteger)
    verdict: Mapped[str] = mapped_column(String(8))
    why: Mapped[str] = mapped_column(String(40))
    params: Mapped[dict[str, Any]] = mapped_column(JSON)
    until: Mapped[datetime | None] = mapped_column(Moment)
    message_id: Mapped[str | None] = mapped_column(String(60))

    __table_args__ = (
        Index(
            "ix_decisions_carried", "message_id",
            sqlite_where=text("message_id IS NOT NULL"), postgresql_where=text("message_id IS NOT NULL"),
        ),
        Index(
            "ix_decisions_notice", "notice_id",
            sqlite_where=text("message_id IS NULL"), postgresql_where=text("message_id IS NULL"),
        ),
    )  # fmt: skip


def note(connection: Connection, rows: Sequence[dict[str, object]]) -> None:
    """Write decisions down, and on each notice which one was the last."""
    if not rows:
        return
    connection.execute(_D.insert(), [{"until": None, "message_id": None, **row} for row in rows])
    last = [{"notice": row["notice_id"], "said": mark(str(row["verdict"]), str(row["why"]))} for row in rows]
    connection.execute(_MARK, last)


def mark(verdict: str, why: str) -> str:
    """Write a verdict and its reason as a notice remembers them."""
    return f"{verdict}:{why}"[:LENGTH]


def carried(connection: Connection, notice_ids: Sequence[int], message_id: str) -> None:
    """Write on the decisions to push which message they became."""
    connection.execute(_CARRY, {"notices": list(notice_ids), "message": message_id})


def of(
    connection: Connection, *, person_id: str = "", about_id: str = "", since: datetime, until: datetime
) -> list[Decision]:
    """Return what was decided about a person, or about one thing, in a span of time; the oldest first."""
    wanted = [_D.c.at >= since, _D.c.at < until]
    wanted += [_D.c.person_id == person_id] if person_id else []
    wanted += [_D.c.about_id == about_id] if about_id else []
    rows = connection.execute(select(_D).where(*wanted).order_by(_D.c.at, _D.c.id)).mappings()
    return [Decision(**row) for row in rows]


_D = table(Decision)
_N = table(Notice)
_MARK = update(_N).where(_N.c.id == bindparam("notice")).values(verdict=bindparam("said"))
_IS_PUSHED = (_D.c.verdict == "push") & _D.c.message_id.is_(None)
_CARRY = (
    update(_D)
    .where(_D.c.notice_id.in_(bindparam("notices", expanding=True)), _IS_PUSHED)
    .values(message_id=bindparam("message"))
)
