"""Keep who saw what of whom, when, and by which door: ids only, never a value. Rows are added, sealed, and aged out whole seals at a time.

The seal of a block stands in the audit, whose own seals hold it: whoever changes a row here changes something there.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Connection, Index, String, delete, func, select, text, update
from sqlalchemy.orm import Mapped, mapped_column

from models import audit
from models.audit import Act
from models.base import Base, Moment, RowNumber, table

BLOCK = 2_000
SEALED = "accesses_sealed"
DIGITS = 32


class Access(Base):
    """One look at something of one person. Without `person_id` it was an operator, or somebody with a link and no account."""

    __tablename__ = "accesses"

    id: Mapped[int] = mapped_column(RowNumber, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    person_id: Mapped[str | None] = mapped_column(String(32), index=True)
    whose_id: Mapped[str] = mapped_column(String(32), index=True)
    about_id: Mapped[str] = mapped_column(String(60))
    kind: Mapped[str] = mapped_column(String(12))
    door: Mapped[str] = mapped_column(String(12))
    seal_id: Mapped[int | None] = mapped_column(BigInteger)

    __table_args__ = (
        Index("ix_accesses_seal", "seal_id"),
        Index("ix_accesses_free", "id", sqlite_where=text("seal_id IS NULL"), postgresql_where=text("seal_id IS NULL")),
    )  # fmt: skip


class Seen(NamedTuple):
    """One look, as a notice to people needs it."""

    at: datetime
    person_id: str | None
    whose_id: str
    about_id: str
    kind: str
    door: str


def add(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Write down some looks."""
    if rows:
        connection.execute(_T.insert(), list(rows))


def listed(
    connection: Connection, *, whose: str = "", by: str = "", since: datetime | None = None, until: datetime | None = None
) -> Iterator[Seen]:  # fmt: skip
    """Yield the looks at somebody, by somebody, in a span of time, the earliest first."""
    query = select(*(_T.c[name] for name in Seen._fields))
    query = query.where(_T.c.whose_id == whose) if whose else query
    query = query.where(_T.c.person_id == by) if by else query
    query = query.where(_T.c.at >= since) if since else query
    query = query.where(_T.c.at < until) if until else query
    for row in connection.execute(query.order_by(_T.c.id)):
        yield Seen._make(row)


def seal(connection: Connection, at: datetime) -> int:
    """Seal the next rows that have no seal, and note the seal in the audit; return how many rows."""
    free = connection.execute(
        select(_T.c.id).where(_T.c.seal_id.is_(None)).order_by(_T.c.id).limit(BLOCK)
    ).scalars().all()  # fmt: skip
    if not free:
        return 0
    number = 1 + max((one for one, _, _ in _seals(connection)), default=0)
    connection.execute(update(_T).where(_T.c.id.in_(free), _T.c.seal_id.is_(None)).values(seal_id=number))
    count, digest = _digest(connection, number)
    audit.note(connection, at=at, act=SEALED, about_id=f"{number}:{count}:{digest}")
    return count


def broken(connection: Connection) -> Iterator[str]:
    """Say of every seal that does not hold what is wrong; a block that aged out as a whole is gone, and that is right."""
    for number, count, digest in _seals(connection):
        there, found = _digest(connection, number)
        if there and there != count:
            yield f"accesses {number}: {count} rows were sealed, {there} are there"
        elif there and found != digest:
            yield f"accesses {number}: a row was changed"


def before(connection: Connection, moment: datetime) -> list[int]:
    """Name the seals whose rows are all older than a moment."""
    query = select(_T.c.seal_id).where(_T.c.seal_id.is_not(None)).group_by(_T.c.seal_id)
    return list(connection.execute(query.having(func.max(_T.c.at) < moment).order_by(_T.c.seal_id)).scalars())


def count_before(connection: Connection, moment: datetime) -> int:
    """Count the rows that would age out."""
    seals = before(connection, moment)
    query = select(func.count()).select_from(_T).where(_T.c.seal_id.in_(seals))
    return int(connection.execute(query).scalar_one())


def forget_before(connection: Connection, moment: datetime) -> int:
    """Let the oldest block go, if all of it is older than a moment; return how many rows."""
    seals = before(connection, moment)[:1]
    return connection.execute(delete(_T).where(_T.c.seal_id.in_(seals))).rowcount if seals else 0


def _seals(connection: Connection) -> list[tuple[int, int, str]]:
    rows = connection.execute(select(_A.c.about_id).where(_A.c.act == SEALED).order_by(_A.c.id)).scalars()
    parts = (one.split(":") for one in rows)
    return [(int(number), int(count), digest) for number, count, digest in parts]


def _digest(connection: Connection, number: int) -> tuple[int, str]:
    """Count and hash the rows of a block in their order."""
    found, count = hashlib.sha256(f"{number}\n".encode()), 0
    query = select(_T.c.id, *(_T.c[name] for name in Seen._fields))
    for row in connection.execute(query.where(_T.c.seal_id == number).order_by(_T.c.id)):
        fields = [row.id, row.at.astimezone(UTC).isoformat(), *row[2:]]
        found.update(json.dumps(fields, ensure_ascii=False).encode() + b"\n")
        count += 1
    return count, found.hexdigest()[:DIGITS]


_T, _A = table(Access), table(Act)
