"""Keep the tokens by which other systems read: what proves one as a hash only, what it opens, and until when."""

from datetime import datetime

from sqlalchemy import JSON, BigInteger, Connection, String, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table

A_MINUTE_MS = 60_000


class ApiToken(Base):
    """One token: it reads one programme, all of it or what lies under one office.

    `fields` names personal questions and `duties` confidential ones that were let in, `because` says why. Lives are
    milliseconds of machine time.
    """

    __tablename__ = "api_tokens"

    id: Mapped[str] = mapped_column(String(12), primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    programme: Mapped[str] = mapped_column(String(64), index=True)
    office_id: Mapped[str | None] = mapped_column(String(40))
    fields: Mapped[list[str]] = mapped_column(JSON)
    duties: Mapped[list[str]] = mapped_column(JSON)
    because: Mapped[str] = mapped_column(String(300), default="")
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by: Mapped[str | None] = mapped_column(String(32))
    until_ms: Mapped[int] = mapped_column(BigInteger)
    used_ms: Mapped[int | None] = mapped_column(BigInteger)
    revoked_ms: Mapped[int | None] = mapped_column(BigInteger)


def add(connection: Connection, **row: object) -> None:
    """Store a token."""
    connection.execute(_T.insert().values(**row, used_ms=None, revoked_ms=None))


def good(connection: Connection, token_hash: str, *, now_ms: int) -> ApiToken | None:
    """Return a token that is neither over nor revoked."""
    lives = (_T.c.token_hash == token_hash) & _T.c.revoked_ms.is_(None) & (_T.c.until_ms > now_ms)
    row = connection.execute(select(_T).where(lives)).mappings().first()
    return ApiToken(**row) if row else None


def of_programmes(connection: Connection, programmes: list[str] | None = None) -> list[ApiToken]:
    """Return the tokens of some programmes, or all of them, the newest first."""
    query = select(_T) if programmes is None else select(_T).where(_T.c.programme.in_(programmes))
    rows = connection.execute(query.order_by(_T.c.made_at.desc(), _T.c.id)).mappings()
    return [ApiToken(**row) for row in rows]


def used(connection: Connection, token_id: str, *, now_ms: int) -> None:
    """Note that a token was used, to the minute."""
    is_stale = _T.c.used_ms.is_(None) | (_T.c.used_ms < now_ms - A_MINUTE_MS)
    connection.execute(update(_T).where(_T.c.id == token_id, is_stale).values(used_ms=now_ms))


def revoke(connection: Connection, token_id: str, *, now_ms: int) -> ApiToken | None:
    """End a token for good; None when there is none of this id, or it was ended before."""
    ending = update(_T).where(_T.c.id == token_id, _T.c.revoked_ms.is_(None)).values(revoked_ms=now_ms)
    row = connection.execute(ending.returning(_T)).mappings().first()
    return ApiToken(**row) if row else None


_T = table(ApiToken)
