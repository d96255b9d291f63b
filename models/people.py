"""Know the people: one person per human being, one account per LINE user id."""

import hashlib
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Boolean, Connection, ForeignKey, LargeBinary, String, bindparam, delete, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table
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
    merged_into: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    made_at: Mapped[datetime] = mapped_column(Moment)


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
    row = connection.execute(_ACCOUNT, {"wanted": line_hash}).mappings().first()
    return Account(**row) if row else None


def person(connection: Connection, person_id: str) -> Person | None:
    """Return one person."""
    row = connection.execute(_PERSON, {"wanted": person_id}).mappings().first()
    return Person(**row) if row else None


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
    row = connection.execute(_OPEN_ACCOUNT, {"person": person_id}).mappings().first()
    return Account(**row) if row else None


def reached_accounts(connection: Connection) -> list[Account]:
    """Return every account that LINE reaches, also those that were closed when their person moved to another."""
    query = select(_A).where(_A.c.is_reachable.is_(True))
    return [Account(**row) for row in connection.execute(query.order_by(_A.c.line_hash)).mappings()]


def latest_account(connection: Connection, person_id: str) -> Account | None:
    """Return the account a person used last, whether messages reach it or not."""
    query = select(_A).where(_A.c.person_id == person_id).order_by(_A.c.changed_at.desc())
    row = connection.execute(query).mappings().first()
    return Account(**row) if row else None


def open_again(connection: Connection, person_id: str, *, at: datetime) -> None:
    """Give access to an account that was closed when its person moved to another phone."""
    closed = (_A.c.person_id == person_id) & _A.c.is_closed.is_(True)
    connection.execute(update(_A).where(closed).values(is_closed=False, changed_at=at))


def forget(connection: Connection, person_id: str) -> None:
    """Delete a newcomer who did not agree: the person and the account."""
    connection.execute(delete(_A).where(_A.c.person_id == person_id))
    connection.execute(delete(_P).where(_P.c.id == person_id))


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
