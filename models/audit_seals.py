"""Seal what the audit holds, block after block: each seal is a hash over its rows and over the seal before it.

Whoever changes, adds or takes out a row afterwards changes every seal from there on. The latest seal goes to the log as well,
so that a database whose seals were all made anew is told from ours by any line of it.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import BigInteger, Connection, String, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.audit import Act
from models.base import Base, Moment, RowNumber, table

BLOCK = 2_000
FIRST = ""


class Seal(Base):
    """One block of the audit: how many rows, and the hash over them and over the seal before."""

    __tablename__ = "audit_seals"

    id: Mapped[int] = mapped_column(RowNumber, primary_key=True)
    made_at: Mapped[datetime] = mapped_column(Moment)
    count: Mapped[int] = mapped_column(BigInteger)
    digest: Mapped[str] = mapped_column(String(64))


def latest(connection: Connection) -> Seal | None:
    """Return the seal that was made last."""
    row = connection.execute(select(_S).order_by(_S.c.id.desc()).limit(1)).mappings().first()
    return Seal(**row) if row else None


def seal(connection: Connection, at: datetime) -> Seal | None:
    """Seal the next rows that have none; None when every row is sealed. A row that was committed late stands in a later seal."""
    before = latest(connection)
    free = connection.execute(
        select(_A.c.id).where(_A.c.seal_id.is_(None)).order_by(_A.c.id).limit(BLOCK)
    ).scalars().all()  # fmt: skip
    if not free:
        return None
    number = before.id + 1 if before else 1
    made = Seal(id=number, made_at=at, count=len(free), digest="")
    connection.execute(_S.insert().values(id=number, made_at=at, count=len(free), digest=""))
    connection.execute(update(_A).where(_A.c.id.in_(free), _A.c.seal_id.is_(None)).values(seal_id=number))
    made.digest = _digest(connection, made, before.digest if before else FIRST)
    connection.execute(update(_S).where(_S.c.id == number).values(digest=made.digest))
    return made


def broken(connection: Connection) -> Iterator[tuple[Seal, str]]:
    """Yield every seal that does not hold, with what is wrong; the ones behind it are judged by what stands there."""
    before, expected = FIRST, 1
    for row in connection.execute(select(_S).order_by(_S.c.id)).mappings().all():
        one = Seal(**row)
        if one.id != expected:
            yield one, f"seals {expected} to {one.id - 1} are gone"
        there = connection.execute(
            select(func.count()).select_from(_A).where(_A.c.seal_id == one.id)
        ).scalar_one()
        if there != one.count:
            yield one, f"{one.count} rows were sealed, {there} are there"
        elif _digest(connection, one, before) != one.digest:
            yield one, "a row, or the seal before it, was changed"
        before, expected = one.digest, one.id + 1


def stands(connection: Connection, named: str) -> bool:
    """Say whether a seal that somebody kept elsewhere, as NUMBER:DIGEST, stands in the chain."""
    number, _, digest = named.partition(":")
    if not number.isdecimal():
        return False
    return connection.execute(select(_S.c.digest).where(_S.c.id == int(number))).scalar() == digest


def unsealed(connection: Connection) -> int:
    """Count the rows that are not sealed yet."""
    return int(
        connection.execute(select(func.count()).select_from(_A).where(_A.c.seal_id.is_(None))).scalar_one()
    )


def _digest(connection: Connection, one: Seal, before: str) -> str:
    """Hash the seal before, the moment, and the rows of a block in their order."""
    found = hashlib.sha256(
        f"{before}\n{one.id}\n{one.made_at.astimezone(UTC).isoformat()}\n{one.count}\n".encode()
    )
    query = select(_A.c.id, _A.c.at, _A.c.person_id, _A.c.role_id, _A.c.act, _A.c.about_id)
    for row in connection.execute(query.where(_A.c.seal_id == one.id).order_by(_A.c.id)):
        fields = [row.id, row.at.isoformat(), row.person_id, row.role_id, row.act, row.about_id]
        found.update(json.dumps(fields, ensure_ascii=False).encode() + b"\n")
    return found.hexdigest()


_A, _S = table(Act), table(Seal)
