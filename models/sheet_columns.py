"""Keep which column of a form's table each question writes to: columns are added, never moved and never taken away."""

from collections.abc import Sequence

from sqlalchemy import Connection, String, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, table
from models.upserts import insert_new


class SheetColumn(Base):
    """A question and its column; with an empty path, the form's table and its name.

    A question that moved within its form has two paths and one column; the title is the one of its first row.
    """

    __tablename__ = "sheet_columns"

    programme: Mapped[str] = mapped_column(String(64), primary_key=True)
    form: Mapped[str] = mapped_column(String(64), primary_key=True)
    path: Mapped[str] = mapped_column(String(255), primary_key=True)
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(1000))


def of_form(connection: Connection, programme: str, form: str) -> list[SheetColumn]:
    """Return the columns of a form's table, in their order."""
    query = select(_T).where(_T.c.programme == programme, _T.c.form == form)
    rows = connection.execute(query.order_by(_T.c.number, _T.c.path)).mappings()
    return [SheetColumn(**row) for row in rows]


def add(connection: Connection, programme: str, form: str, rows: Sequence[dict[str, object]]) -> None:
    """Add columns; the ones that are there stay as they are."""
    insert_new(connection, SheetColumn, [{"programme": programme, "form": form, **row} for row in rows])


_T = table(SheetColumn)
