"""Keep the figures of summaries that were handed on, so that their pictures show what the words said."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Connection, String, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table
from models.upserts import insert_if_new


class KeptHandout(Base):
    """One summary as it was handed on: counts only. Its id cannot be guessed, because whoever has it may look."""

    __tablename__ = "handouts"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    made_at: Mapped[datetime] = mapped_column(Moment, index=True)


def keep(connection: Connection, id_: str, facts: dict[str, Any], *, at: datetime) -> None:
    """Keep a summary unless it is there."""
    insert_if_new(connection, KeptHandout, {"id": id_, "facts": facts, "made_at": at})


def get(connection: Connection, id_: str) -> dict[str, Any] | None:
    """Return the figures of a summary."""
    return connection.execute(select(_T.c.facts).where(_T.c.id == id_)).scalar()


_T = table(KeptHandout)
