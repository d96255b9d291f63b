"""Know the people: one person per human being, one account per LINE user id."""

import hashlib
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import (
    Boolean,
    Connection,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    bindparam,
    delete,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, read_all, read_one, table
from models.upserts import insert_if_new


class Person(Base):
    """Somebody who talks to the bot; the name is sealed under the person's own key."""

    __tablename__ = "people"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[bytes | None] = mapped_column(LargeBinary)
    consent_version: Mapped[str | None] = mapped_column(String(20))
    consent_hash: Mapped[str | None] = mapped_column(String(64))
    consented_at: Mapped[datetime | None] = mapped_column(Moment)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
    # Of whom nothing is left but this row: what points to it stays countable.
    erased_at: Mapped[datetime | None] = mapped_column(Moment)
    merged_into: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    made_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        Index(
            "ix_people_erased", "erased_at",
            sqlite_where=text("erased_at IS NOT NULL"), postgresql_where=text("erased_at IS NOT NULL"),
        ),
    )  # fmt: skip


class Account(Base):
    """One LINE account: whose it is now, and whether messages reach it."""

    __tablename__ = "accounts"

    line_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    line_id: Mapped[bytes] = mapped_column(LargeBinary)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    is_closed: Mapped[bool] = mapped_column(Boolean, default=False)
    is_reachable: Mapped[bool] = mapped_column(Boolean, default=True)
    changed_at: Mapped[datetime] = mapped_column(Moment)


def owner_of(person_id: str) -> str:
    """Name the person's key in the vault."""
    return f"person:{person_id}"


def account(connection: Connection, line_hash: str) -> Account | None:
    """Return the account with this hash."""
    return read_one(Account, connection.execute(_ACCOUNT, {"wanted": line_hash}))


def person(connection: Connection, person_id: str) -> Person | None:
    """Return one person."""
    return read_one(Person, connection.execute(_PERSON, {"wanted": person_id}))


def persons(connection: Connection, person_ids: Collection[str]) -> dict[str, Person]:
    """Return several people by their ids."""
    rows = connection.execute(select(_P).where(_P.c.id.in_(person_ids))).mappings() if person_ids else ()
    return {row["id"]: Person(**row) for row in rows}


def beginning(connection: Connection, start: str) -> list[str]:
    """Return the ids of people that begin so."""
    query = select(_P.c.id).where(_P.c.id.startswith(start, autoescape=True))
    return list(connection.execute(query.order_by(_P.c.id).limit(50)).scalars())


def meet(connection: Connection, *, person_id: str, line_hash: str, line_id: bytes, at: datetime) -> None:
    """Make a person and her account at first contact."""
    insert_if_new(connection, Person, {"id": person_id, "made_at": at})
    row = {"line_hash": line_hash, "line_id": line_id, "person_id": person_id, "is_closed": False}
    insert_if_new(connection, Account, {**row, "is_reachable": True, "changed_at": at})


def change(connection: Connection, person_id: str, **values: object) -> None:
    """Set columns of one person."""
    connection.execute(update(_P).where(_P.c.id == person_id).values(**values))


def change_account(connection: Connection, line_hash: str, *, at: datetime, **values: object) -> None:
    """Set columns of one account."""
    connection.execute(update(_A).where(_A.c.line_hash == line_hash).values(changed_at=at, **values))


def open_account(connection: Connection, person_id: str) -> Account | None:
    """Return the account through which this person can be reached, if any."""
    return read_one(Account, connection.execute(_OPEN_ACCOUNT, {"person": person_id}))


def reached_accounts(connection: Connection) -> list[Account]:
    """Return every account that LINE reaches, also those that were closed when their person moved to another."""
    query = select(_A).where(_A.c.is_reachable.is_(True))
    return read_all(Account, connection.execute(query.order_by(_A.c.line_hash)))


def latest_account(connection: Connection, person_id: str) -> Account | None:
    """Return the account a person used last, whether messages reach it or not."""
    query = select(_A).where(_A.c.person_id == person_id).order_by(_A.c.changed_at.desc())
    return read_one(Account, connection.execute(query))


def open_again(connection: Connection, person_id: str, *, at: datetime) -> None:
    """Give access to an account that was closed when its person moved to another phone."""
    closed = (_A.c.person_id == person_id) & _A.c.is_closed.is_(True)
    connection.execute(update(_A).where(closed).values(is_closed=False, changed_at=at))


def forget(connection: Connection, person_id: str) -> None:
    """Delete a newcomer who did not agree: the person and the account."""
    connection.execute(delete(_A).where(_A.c.person_id == person_id))
    connection.execute(delete(_P).where(_P.c.id == person_id))


def accounts_of(connection: Connection, person_id: str) -> list[str]:
    """Return the hashes of every account of a person, closed ones too."""
    query = select(_A.c.line_hash).where(_A.c.person_id == person_id).order_by(_A.c.line_hash)
    return list(connection.execute(query).scalars())


def erase(connection: Connection, person_id: str, *, at: datetime) -> bool:
    """Leave only the bare row of a person, and none of her accounts; False when she was erased before."""
    connection.execute(delete(_A).where(_A.c.person_id == person_id))
    bare = {"name": None, "consent_hash": None, "withdrawn_at": at, "erased_at": at}
    mine = (_P.c.id == person_id) & _P.c.erased_at.is_(None)
    return connection.execute(update(_P).where(mine).values(**bare)).rowcount == 1


def latest_erasure(connection: Connection) -> datetime | None:
    """Return when somebody was erased last."""
    query = select(_P.c.erased_at).where(_P.c.erased_at.is_not(None))
    return connection.execute(query.order_by(_P.c.erased_at.desc()).limit(1)).scalar()


def move_account(
    connection: Connection, *, old_person: str, new_person: str, keep_hash: str, at: datetime
) -> None:
    """Give one account to another person; that person's other accounts lose access and speak for nobody."""
    others = select(_A.c.line_hash).where(_A.c.person_id == new_person, _A.c.line_hash != keep_hash)
    for line_hash in connection.execute(others).scalars().all():
        nobody = hashlib.sha256(f"closed:{line_hash}:{at.isoformat()}".encode()).hexdigest()[:32]
        insert_if_new(connection, Person, {"id": nobody, "made_at": at})
        change_account(connection, line_hash, at=at, person_id=nobody, is_closed=True)
    change_account(connection, keep_hash, at=at, person_id=new_person, is_closed=False)
    change(connection, old_person, merged_into=new_person)


_P = table(Person)
_A = table(Account)
_ACCOUNT = select(_A).where(_A.c.line_hash == bindparam("wanted"))
_PERSON = select(_P).where(_P.c.id == bindparam("wanted"))
_OPEN_ACCOUNT = (
    select(_A)
    .where(_A.c.person_id == bindparam("person"), _A.c.is_closed.is_(False), _A.c.is_reachable.is_(True))
    .order_by(_A.c.changed_at.desc())
)
