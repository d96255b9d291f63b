"""Set where a database goes on numbering its rows, after rows came in with their numbers."""

from sqlalchemy import Connection, Table, func, select, text

from models.base import is_numbered
from models.tables import METADATA


def numbered() -> list[Table]:
    """Return the tables whose rows the database numbers by itself."""
    return list(filter(is_numbered, METADATA.sorted_tables))


def go_on(connection: Connection, *, gap: int = 0) -> None:
    """Let each table go on behind its highest number, and so many further."""
    for one in numbered():
        key = one.autoincrement_column
        highest = connection.execute(select(func.max(key))).scalar() if key is not None else None
        last = (highest or 0) + gap
        if connection.dialect.name == "postgresql":
            _on_postgres(connection, one, last)
        else:
            _on_sqlite(connection, one, last)


def _on_postgres(connection: Connection, one: Table, last: int) -> None:
    if one.autoincrement_column is None:
        return
    named = {"name": one.name, "key": one.autoincrement_column.name}
    sequence = connection.execute(text("SELECT pg_get_serial_sequence(:name, :key)"), named).scalar()
    if sequence:
        wanted = {"sequence": sequence, "last": max(last, 1), "used": last > 0}
        connection.execute(text("SELECT setval(CAST(:sequence AS regclass), :last, :used)"), wanted)


def _on_sqlite(connection: Connection, one: Table, last: int) -> None:
    named = {"name": one.name, "last": last}
    moved = connection.execute(text("UPDATE sqlite_sequence SET seq = :last WHERE name = :name"), named)
    if not moved.rowcount:
        connection.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"), named)
