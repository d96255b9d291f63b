"""Keep which cells of ours somebody changed at Google, until they are corrected or put back."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import BigInteger, Connection, String, delete, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, table
from models.upserts import insert_for

OPEN, ASKED, BACK = "open", "asked", "back"


class SheetEdit(Base):
    """One changed cell: open, asked of whoever reported, or to be put back. Without a column it is a copy of a whole row.

    `found` is empty where the column names or reaches a person.
    """

    __tablename__ = "sheet_edits"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    tab_id: Mapped[str] = mapped_column(String(32), index=True)
    programme: Mapped[str] = mapped_column(String(64), index=True)
    key: Mapped[str] = mapped_column(String(80))
    column: Mapped[str] = mapped_column(String(80))
    title: Mapped[str] = mapped_column(String(300))
    found: Mapped[str] = mapped_column(String(300), default="")
    at: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[str] = mapped_column(String(8), default=OPEN)
    seen_ms: Mapped[int] = mapped_column(BigInteger)


def see(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Store changed cells; one that is known keeps its state and shows what stands there now."""
    if not rows:
        return
    statement = insert_for(connection, SheetEdit)
    values = {name: statement.excluded[name] for name in ("found", "at", "title")}
    connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values), list(rows))


def get(connection: Connection, edit_id: str) -> SheetEdit | None:
    """Return one changed cell."""
    row = connection.execute(select(_T).where(_T.c.id == edit_id)).mappings().first()
    return SheetEdit(**row) if row else None


def of_programme(connection: Connection, programme: str, limit: int = 500) -> list[SheetEdit]:
    """Return the changed cells of a programme that nobody has put back, the first seen first."""
    query = select(_T).where(_T.c.programme == programme, _T.c.state != BACK)
    rows = connection.execute(query.order_by(_T.c.seen_ms, _T.c.id).limit(limit)).mappings()
    return [SheetEdit(**row) for row in rows]


def count(connection: Connection, programme: str) -> int:
    """Count the changed cells of a programme that nobody has decided about."""
    query = select(func.count()).select_from(_T).where(_T.c.programme == programme, _T.c.state == OPEN)
    return int(connection.execute(query).scalar_one())


def of_rows(connection: Connection, tab_id: str, keys: Collection[str]) -> list[SheetEdit]:
    """Return the changed cells of some rows."""
    if not keys:
        return []
    query = select(_T).where(_T.c.tab_id == tab_id, _T.c.key.in_(list(keys)))
    return [SheetEdit(**row) for row in connection.execute(query).mappings()]


def of_column(connection: Connection, tab_id: str, column: str) -> list[SheetEdit]:
    """Return the changed cells of one column of a tab; without a column the copied rows."""
    query = select(_T).where(_T.c.tab_id == tab_id, _T.c.column == column)
    return [SheetEdit(**row) for row in connection.execute(query).mappings()]


def going_back(connection: Connection, programme: str) -> list[SheetEdit]:
    """Return the changed cells that are to be put back."""
    query = select(_T).where(_T.c.programme == programme, _T.c.state == BACK).order_by(_T.c.id)
    return [SheetEdit(**row) for row in connection.execute(query).mappings()]


def set_state(connection: Connection, edit_id: str, state: str) -> bool:
    """Set what becomes of a changed cell; False when it is known no more, or was that before."""
    same = (_T.c.id == edit_id) & (_T.c.state != state)
    return connection.execute(update(_T).where(same).values(state=state)).rowcount == 1


def close(connection: Connection, ids: Collection[str]) -> None:
    """Forget changed cells that agree again."""
    if ids:
        connection.execute(delete(_T).where(_T.c.id.in_(list(ids))))


def close_tab(connection: Connection, tab_id: str) -> None:
    """Forget every changed cell of a tab that is written from zero."""
    connection.execute(delete(_T).where(_T.c.tab_id == tab_id))


_T = table(SheetEdit)
