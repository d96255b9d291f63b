"""Keep the links by which people enter the pages: only what proves one, whose it is, and whether it was used."""

from sqlalchemy import BigInteger, ColumnElement, Connection, ForeignKey, String, delete, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, table


class Login(Base):
    """One way in, good once and for a few minutes; who reads this table can enter nothing."""

    __tablename__ = "logins"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    leads_to: Mapped[str] = mapped_column(String(200), default="")
    until_ms: Mapped[int] = mapped_column(BigInteger)
    spent_ms: Mapped[int | None] = mapped_column(BigInteger)


def lend(connection: Connection, *, token_hash: str, person_id: str, leads_to: str, until_ms: int) -> None:
    """Store a way in; the ones that this person was given before and has not used end with it."""
    unused = (_L.c.person_id == person_id) & _L.c.spent_ms.is_(None)
    connection.execute(delete(_L).where(unused))
    row = {"token_hash": token_hash, "person_id": person_id, "leads_to": leads_to, "until_ms": until_ms}
    connection.execute(_L.insert().values(**row, spent_ms=None))


def good(connection: Connection, token_hash: str, *, now_ms: int) -> Login | None:
    """Return a way in that is not over and was not used."""
    row = connection.execute(select(_L).where(_good(token_hash, now_ms))).mappings().first()
    return Login(**row) if row else None


def spend(connection: Connection, token_hash: str, *, now_ms: int) -> bool:
    """Use a way in; only one of several who try at once gets True."""
    using = update(_L).where(_good(token_hash, now_ms)).values(spent_ms=now_ms)
    return connection.execute(using).rowcount == 1


def take_back(connection: Connection, person_id: str = "") -> None:
    """Drop the ways in that somebody, or anybody, was given and has not used."""
    unused = delete(_L).where(_L.c.spent_ms.is_(None))
    connection.execute(unused.where(_L.c.person_id == person_id) if person_id else unused)


_L = table(Login)


def _good(token_hash: str, now_ms: int) -> ColumnElement[bool]:
    return (_L.c.token_hash == token_hash) & _L.c.spent_ms.is_(None) & (_L.c.until_ms > now_ms)
