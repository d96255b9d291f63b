"""Keep who is signed in to the pages, in which browser, and until when; what a browser holds is kept as a hash only."""

from datetime import datetime

from sqlalchemy import BigInteger, ColumnElement, Connection, ForeignKey, String, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table


class WebSession(Base):
    """One browser in which somebody is signed in. What she may see is asked of her roles at each look."""

    __tablename__ = "web_sessions"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    cookie_hash: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    began_at: Mapped[datetime] = mapped_column(Moment)
    seen_ms: Mapped[int] = mapped_column(BigInteger)
    until_ms: Mapped[int] = mapped_column(BigInteger)
    ended_ms: Mapped[int | None] = mapped_column(BigInteger)
    ended_by: Mapped[str] = mapped_column(String(12), default="")


def begin(
    connection: Connection, *, session_id: str, cookie_hash: str, person_id: str, at: datetime, now_ms: int, until_ms: int
) -> None:  # fmt: skip
    """Sign somebody in."""
    connection.execute(
        _S.insert().values(
            id=session_id, cookie_hash=cookie_hash, person_id=person_id, began_at=at, seen_ms=now_ms, until_ms=until_ms,
            ended_ms=None, ended_by="",
        )
    )  # fmt: skip


def open_of(
    connection: Connection, cookie_hash: str, *, now_ms: int, idle_ms: int
) -> WebSession | None:  # fmt: skip
    """Return the session of a browser, as long as it is open and was not left alone for too long."""
    is_open = (_S.c.cookie_hash == cookie_hash) & _is_open(now_ms) & (_S.c.seen_ms > now_ms - idle_ms)
    row = connection.execute(select(_S).where(is_open)).mappings().first()
    return WebSession(**row) if row else None


def get(connection: Connection, session_id: str) -> WebSession | None:
    """Return one session."""
    row = connection.execute(select(_S).where(_S.c.id == session_id)).mappings().first()
    return WebSession(**row) if row else None


def seen(connection: Connection, session_id: str, *, now_ms: int) -> None:
    """Note that somebody is still there."""
    connection.execute(update(_S).where(_S.c.id == session_id).values(seen_ms=now_ms))


def end(connection: Connection, session_id: str, *, now_ms: int, by: str) -> bool:
    """End a session; False when it was over before."""
    ending = update(_S).where(_S.c.id == session_id, _S.c.ended_ms.is_(None))
    return connection.execute(ending.values(ended_ms=now_ms, ended_by=by)).rowcount == 1


def end_all(connection: Connection, *, now_ms: int, by: str, person_id: str = "") -> int:
    """End every session of somebody, or of everybody; return how many were open."""
    ending = update(_S).where(_is_open(now_ms))
    ending = ending.where(_S.c.person_id == person_id) if person_id else ending
    return connection.execute(ending.values(ended_ms=now_ms, ended_by=by)).rowcount


def open_of_person(connection: Connection, person_id: str, *, now_ms: int, idle_ms: int) -> list[WebSession]:
    """Return the sessions of somebody that are open and were not left alone for too long, the latest first."""
    is_open = (_S.c.person_id == person_id) & _is_open(now_ms) & (_S.c.seen_ms > now_ms - idle_ms)
    query = select(_S).where(is_open).order_by(_S.c.began_at.desc(), _S.c.id)
    return [WebSession(**row) for row in connection.execute(query).mappings()]


def open_sessions(connection: Connection, *, now_ms: int) -> list[WebSession]:
    """Return every session that is open, the earliest first."""
    query = select(_S).where(_is_open(now_ms)).order_by(_S.c.began_at)
    return [WebSession(**row) for row in connection.execute(query).mappings()]


def _is_open(now_ms: int) -> ColumnElement[bool]:
    return _S.c.ended_ms.is_(None) & (_S.c.until_ms > now_ms)


_S = table(WebSession)
