"""Keep what an officer is to decide about a registration, rule by rule, and how she decided."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Boolean, Connection, ForeignKey, Index, LargeBinary, String, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table
from models.upserts import insert_if_new


class Judgement(Base):
    """One rule of one registration. `told` is what the group itself says of it: yes, no, or nothing."""

    __tablename__ = "judgements"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    programme: Mapped[str] = mapped_column(String(64))
    rule: Mapped[str] = mapped_column(String(40))
    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"))
    told: Mapped[bool | None] = mapped_column(Boolean)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    is_accepted: Mapped[bool | None] = mapped_column(Boolean)
    why: Mapped[bytes | None] = mapped_column(LargeBinary)
    decided_by: Mapped[str | None] = mapped_column(String(32))
    decided_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (Index("ix_judgements_unit", "unit_id"),)


def ask(connection: Connection, **row: object) -> bool:
    """Have a rule decided; False when it is asked already."""
    blank = {"is_accepted": None, "why": None, "decided_by": None, "decided_at": None}
    return insert_if_new(connection, Judgement, {**blank, **row})


def get(connection: Connection, judgement_id: str) -> Judgement | None:
    """Return one."""
    row = connection.execute(select(_T).where(_T.c.id == judgement_id)).mappings().first()
    return Judgement(**row) if row else None


def of_units(connection: Connection, unit_ids: Sequence[str]) -> list[Judgement]:
    """Return everything that was or is to be decided about these units."""
    query = select(_T).where(_T.c.unit_id.in_(unit_ids)).order_by(_T.c.asked_at, _T.c.rule)
    return [Judgement(**row) for row in connection.execute(query).mappings()]


def decide(
    connection: Connection, judgement_id: str, *, is_accepted: bool, why: bytes | None, by: str, at: datetime
) -> bool:
    """Record a decision; False when somebody else was quicker."""
    values = {"is_accepted": is_accepted, "why": why, "decided_by": by, "decided_at": at}
    is_open = (_T.c.id == judgement_id) & _T.c.is_accepted.is_(None)
    return connection.execute(update(_T).where(is_open).values(**values)).rowcount == 1


def reseal(connection: Connection, judgement_id: str, why: bytes) -> None:
    """Put the same reason under another key."""
    connection.execute(update(_T).where(_T.c.id == judgement_id).values(why=why))


_T = table(Judgement)
