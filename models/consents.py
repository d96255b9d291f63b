"""Keep what people were told and what they allowed: purpose, version and digest of the text, moment, given or taken back.

Rows are only added; the latest of a purpose stands. Whether anything may be done is the handlers' to say.
"""

from datetime import datetime
from typing import Final

from sqlalchemy import Boolean, Connection, Index, String, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, RowNumber, table

NOTICE: Final = "notice"
"""She was told what is kept and why: no consent, and nothing that a duty waits for."""


class ConsentRow(Base):
    """One answer of one person about one purpose."""

    __tablename__ = "consents"

    id: Mapped[int] = mapped_column(RowNumber, primary_key=True)
    person_id: Mapped[str] = mapped_column(String(32))
    purpose: Mapped[str] = mapped_column(String(20))
    version: Mapped[str] = mapped_column(String(20))
    digest: Mapped[str] = mapped_column(String(64))
    is_given: Mapped[bool] = mapped_column(Boolean)
    at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (Index("ix_consents_person", "person_id", "purpose"),)


def add(
    connection: Connection, *, person_id: str, purpose: str, version: str, digest: str, is_given: bool, at: datetime
) -> None:  # fmt: skip
    """Write down an answer."""
    row = {"person_id": person_id, "purpose": purpose, "version": version, "digest": digest}
    connection.execute(_T.insert().values(**row, is_given=is_given, at=at))


def of(connection: Connection, person_id: str) -> list[ConsentRow]:
    """Return every answer of a person, the earliest first."""
    query = select(_T).where(_T.c.person_id == person_id).order_by(_T.c.id)
    return [ConsentRow(**row) for row in connection.execute(query).mappings()]


def standing(connection: Connection, person_id: str) -> dict[str, ConsentRow]:
    """Return the answer that stands, by purpose."""
    return {row.purpose: row for row in of(connection, person_id)}


_T = table(ConsentRow)
