"""Keep what is owed: duty x unit x period x office, with its due day and its state."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import (
    Connection,
    Date,
    ForeignKey,
    Index,
    Select,
    String,
    UniqueConstraint,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table
from models.units import Unit
from models.upserts import insert_if_new


class Obligation(Base):
    """The thing that is owed. Late is derived from the clock, never stored."""

    __tablename__ = "obligations"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    programme: Mapped[str] = mapped_column(String(64))
    duty: Mapped[str] = mapped_column(String(64))
    period: Mapped[str] = mapped_column(String(20))
    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"))
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), index=True)
    due: Mapped[date] = mapped_column(Date)
    collect_until: Mapped[date | None] = mapped_column(Date)
    state: Mapped[str] = mapped_column(String(20))
    contribution_id: Mapped[str | None] = mapped_column(String(32))
    report_id: Mapped[str | None] = mapped_column(String(32))
    opened_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        UniqueConstraint("programme", "duty", "unit_id", "period", "office_id"),
        Index("ix_obligations_unit_due", "unit_id", "due"),
    )


def owe(connection: Connection, **row: object) -> bool:
    """Make an obligation unless it exists; say whether it is new."""
    return insert_if_new(connection, Obligation, row)


def get(connection: Connection, obligation_id: str) -> Obligation | None:
    """Return one obligation."""
    row = connection.execute(select(_T).where(_T.c.id == obligation_id)).mappings().first()
    return Obligation(**row) if row else None


def set_state(connection: Connection, obligation_id: str, **values: object) -> None:
    """Set state, contribution or report of an obligation."""
    connection.execute(update(_T).where(_T.c.id == obligation_id).values(**values))


def of_scopes(
    connection: Connection, *, offices: Sequence[str], units: Sequence[str], until: date
) -> list[tuple[Obligation, str]]:
    """Return what these offices and units owe with a due day up to the given one, with the unit's name."""
    query: Select[tuple[object, ...]] = (
        select(_T, _U.c.name.label("unit_name"))
        .join_from(_T, _U, _T.c.unit_id == _U.c.id)
        .where(or_(_T.c.office_id.in_(offices), _T.c.unit_id.in_(units)), _T.c.due <= until)
        .order_by(_T.c.due, _T.c.id)
    )
    return [_with_name(dict(row)) for row in connection.execute(query).mappings()]


def _with_name(row: dict[str, object]) -> tuple[Obligation, str]:
    name = str(row.pop("unit_name"))
    return Obligation(**row), name


_T = table(Obligation)
_U = table(Unit)
