"""Keep which columns that name or reach a person an administrator has let into a sheet, why, and who."""

from datetime import datetime

from sqlalchemy import Connection, String, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table
from models.upserts import insert_if_new


class OpenedColumn(Base):
    """One question of a form whose answers may leave the country."""

    __tablename__ = "sheet_opened"

    programme: Mapped[str] = mapped_column(String(64), primary_key=True)
    form: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(120), primary_key=True)
    reason: Mapped[str] = mapped_column(String(300))
    person_id: Mapped[str | None] = mapped_column(String(32))
    at: Mapped[datetime] = mapped_column(Moment)


def names(connection: Connection, programme: str, form: str) -> frozenset[str]:
    """Name the questions of a form that may be shown though they are personal."""
    query = select(_T.c.name).where(_T.c.programme == programme, _T.c.form == form)
    return frozenset(connection.execute(query).scalars())


def of_programme(connection: Connection, programme: str) -> list[OpenedColumn]:
    """Return every opened column of a programme."""
    query = select(_T).where(_T.c.programme == programme).order_by(_T.c.form, _T.c.name)
    return [OpenedColumn(**row) for row in connection.execute(query).mappings()]


def allow(connection: Connection, **row: object) -> bool:
    """Let a column in; False when it was in before."""
    return insert_if_new(connection, OpenedColumn, row)


def shut(connection: Connection, *, programme: str, form: str, name: str) -> bool:
    """Keep a column out again; False when it was out before."""
    same = (_T.c.programme == programme) & (_T.c.form == form) & (_T.c.name == name)
    return connection.execute(delete(_T).where(same)).rowcount == 1


_T = table(OpenedColumn)
