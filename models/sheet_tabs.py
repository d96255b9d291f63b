"""Keep what was last written to each tab at Google: its number there, its columns, and a fingerprint of every cell of ours.

A fingerprint tells that somebody changed a cell; the values themselves stand in the reports and nowhere else here.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Connection,
    Integer,
    LargeBinary,
    String,
    bindparam,
    delete,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, table
from models.upserts import insert_for, put


class SheetTab(Base):
    """One tab of ours: `columns` are the keys of its columns in the order of the fingerprints, and only grow.

    `fresh` are columns that somebody deleted and that were put back: nothing in them is anybody's yet. `dressed` are those that
    have their warning. `shows` is a fingerprint of what a printed page was laid out of, so that it need not be laid out to be known.
    """

    __tablename__ = "sheet_tabs"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    book: Mapped[str] = mapped_column(String(120))
    programme: Mapped[str] = mapped_column(String(64), index=True)
    name: Mapped[str] = mapped_column(String(140))
    gid: Mapped[int] = mapped_column(BigInteger)
    title: Mapped[str] = mapped_column(String(100))
    last_row: Mapped[int] = mapped_column(Integer, default=0)
    columns: Mapped[list[str]] = mapped_column(JSON)
    fresh: Mapped[list[str]] = mapped_column(JSON)
    dressed: Mapped[list[str]] = mapped_column(JSON)
    shows: Mapped[str] = mapped_column(String(64), default="")


class SheetRow(Base):
    """One row of ours: where it stood last, its fingerprints, and those before while a write is on its way."""

    __tablename__ = "sheet_rows"

    tab_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    at: Mapped[int] = mapped_column(Integer)
    cells: Mapped[bytes] = mapped_column(LargeBinary)
    before: Mapped[bytes | None] = mapped_column(LargeBinary)


def get(connection: Connection, tab_id: str) -> SheetTab | None:
    """Return one tab."""
    row = connection.execute(select(_T).where(_T.c.id == tab_id)).mappings().first()
    return SheetTab(**row) if row else None


def of_programme(connection: Connection, programme: str) -> list[SheetTab]:
    """Return the tabs of a programme."""
    query = select(_T).where(_T.c.programme == programme).order_by(_T.c.name)
    return [SheetTab(**row) for row in connection.execute(query).mappings()]


def keep(connection: Connection, row: Mapping[str, Any]) -> None:
    """Store a tab, or overwrite what is kept of it."""
    put(connection, SheetTab, ["id"], dict(row))


def change(connection: Connection, tab_id: str, **values: object) -> None:
    """Change what is kept of a tab."""
    connection.execute(update(_T).where(_T.c.id == tab_id).values(**values))


def forget_rows(connection: Connection, tab_id: str) -> None:
    """Forget every row of a tab: it is written from zero."""
    connection.execute(delete(_R).where(_R.c.tab_id == tab_id))


def forget_some(connection: Connection, tab_id: str, keys: Collection[str]) -> None:
    """Forget some rows of a tab."""
    connection.execute(delete(_R).where(_R.c.tab_id == tab_id, _R.c.key.in_(list(keys))))


def rows(
    connection: Connection, tab_id: str, keys: Sequence[str]
) -> dict[str, tuple[int, bytes, bytes | None]]:
    """Return what is kept of some rows: where, the fingerprints, and those before."""
    query = select(_R.c.key, _R.c.at, _R.c.cells, _R.c.before).where(
        _R.c.tab_id == tab_id, _R.c.key.in_(keys)
    )
    return {key: (at, cells, before) for key, at, cells, before in connection.execute(query)}


def all_rows(connection: Connection, tab_id: str) -> Iterator[tuple[str, int, bytes]]:
    """Yield every row of a tab."""
    query = select(_R.c.key, _R.c.at, _R.c.cells).where(_R.c.tab_id == tab_id)
    yield from connection.execute(query)


def put_rows(
    connection: Connection, tab_id: str, found: Sequence[tuple[str, int, bytes, bytes | None]]
) -> None:
    """Store rows, new ones and known ones."""
    if not found:
        return
    statement = insert_for(connection, SheetRow)
    values = {name: statement.excluded[name] for name in ("at", "cells", "before")}
    statement = statement.on_conflict_do_update(index_elements=["tab_id", "key"], set_=values)
    connection.execute(
        statement,
        [
            {"tab_id": tab_id, "key": key, "at": at, "cells": cells, "before": before}
            for key, at, cells, before in found
        ],
    )


def settle_rows(connection: Connection, tab_id: str, keys: Sequence[str]) -> None:
    """Say that what was on its way has arrived."""
    if keys:
        connection.execute(_SETTLE, [{"tab": tab_id, "wanted": key} for key in keys])


_T = table(SheetTab)
_R = table(SheetRow)
_SETTLE = (
    update(_R).where(_R.c.tab_id == bindparam("tab"), _R.c.key == bindparam("wanted")).values(before=None)
)
