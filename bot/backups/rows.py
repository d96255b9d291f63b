"""Read every row of a database in one picture of it, and write rows into an empty one, in an order that keys allow.

The lines of a table follow a line that names it and its columns. What only the running machine knows is left out:
leases, heartbeats, and the tables of tasks, which are made again from our own rows.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Table, Text, bindparam, cast, func, select, text, update

from bot.backups.lines import Shape, is_json, shape
from bot.backups.sums import Sum, Sums
from models.database import Database
from models.tables import METADATA

OF_THE_MACHINE = frozenset({"leases", "heartbeats"})
VAULT = "vault"
BATCH = 1_000
Follow = Callable[[Iterable[Any], str, int], Iterable[Any]]


class RowsRefused(Exception):
    """The target does not take these rows."""

    retryable = False


def tables(*, vault: bool | None = None) -> list[Table]:
    """Return the tables that travel, those first that others point at; all of them, or the vault or the rest alone."""
    kept = [one for one in METADATA.sorted_tables if one.name not in OF_THE_MACHINE]
    return kept if vault is None else [one for one in kept if (one.name == VAULT) is vault]


@contextmanager
def picture(database: Database) -> Iterator[Connection]:
    """Lend a connection that sees one moment of the whole database, however long it reads."""
    if database.is_sqlite:
        with database.reading() as connection:
            yield connection
        return
    options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with database.engine.connect().execution_options(**options) as connection, connection.begin():
        take_time(connection)
        yield connection


def take_time(connection: Connection) -> None:
    """Let a transaction last, and its statements too: a whole table is read or written."""
    if connection.dialect.name == "postgresql":
        for name in ("statement_timeout", "idle_in_transaction_session_timeout"):
            connection.execute(text(f"SET LOCAL {name} = 0"))


def passed(things: Iterable[Any], _label: str, _count: int) -> Iterable[Any]:
    """Show nothing."""
    return things


def dump(
    connection: Connection, some: Sequence[Table], write: Callable[[bytes], object], follow: Follow = passed
) -> Sums:
    """Write the rows of these tables as lines; return what was written."""
    sums: Sums = {}
    for one in some:
        write(json.dumps({"table": one.name, "columns": list(one.columns.keys())}).encode())
        sums[one.name] = _each(connection, shape(one), write, follow)
    return sums


def summed(connection: Connection, some: Sequence[Table], follow: Follow = passed) -> Sums:
    """Sum up the rows of these tables as they stand."""
    return {one.name: _each(connection, shape(one), _nowhere, follow) for one in some}


def _each(connection: Connection, found: Shape, write: Callable[[bytes], object], follow: Follow) -> Sum:
    whole = Sum()
    count = connection.execute(select(func.count()).select_from(found.table)).scalar_one()
    for row in follow(_read(connection, found.table), found.table.name, count):
        line = found.line(row)
        whole.add(line)
        write(line)
    return whole


def _read(connection: Connection, one: Table) -> Iterator[Sequence[Any]]:
    columns = [cast(column, Text) if is_json(column) else column for column in one.columns]
    streamed = connection.execute(select(*columns), execution_options={"yield_per": BATCH})
    return (tuple(row) for row in streamed)


def _nowhere(_line: bytes) -> None:
    """Write nothing."""


def load(connection: Connection, lines: Iterable[bytes], follow: Follow = passed) -> Sums:
    """Write rows as `dump` wrote them; return what was taken."""
    sums: Sums = {}
    stream = iter(lines)
    head = next(stream, None)
    while head is not None:
        named = json.loads(head)
        found = _shape(named["table"], named["columns"])
        after: list[bytes] = []
        sums[found.table.name] = _write(connection, found, follow(_rows(stream, after), found.table.name, 0))
        head = after[0] if after else None
    return sums


def _rows(stream: Iterator[bytes], after: list[bytes]) -> Iterator[bytes]:
    """Yield the rows of a table; the line that names the next one is put into `after`."""
    for line in stream:
        if line.startswith(b"{"):
            after.append(line)
            return
        yield line


def _shape(name: str, columns: list[str]) -> Shape:
    one = METADATA.tables.get(name)
    if one is None or list(one.columns.keys()) != columns:
        raise RowsRefused(f"the table {name} looks different in this version: use the one that wrote it")
    return shape(one)


def _write(connection: Connection, found: Shape, lines: Iterable[bytes]) -> Sum:
    whole, batch = Sum(), list[dict[str, Any]]()
    own = _points_at_itself(found.table)
    later: list[dict[str, Any]] = []
    insert = _insert(connection, found.table)
    for line in chain(lines, (b"",)):
        if line:
            whole.add(line)
            row = found.row(line)
            if own and row[own] is not None:
                later.append({"row_key": row["id"], "points": row[own]})
                row[own] = None
            batch.append(row)
        if batch and (len(batch) >= BATCH or not line):
            connection.execute(insert, batch)
            batch = []
    if own and later:
        _point(connection, found.table, own, later)
    return whole


def _points_at_itself(one: Table) -> str:
    """Name the column by which a row points at another row of its own table: it is set when all of them are there."""
    return next((key.parent.name for key in one.foreign_keys if key.column.table is one), "")


def _point(connection: Connection, one: Table, own: str, later: Sequence[dict[str, Any]]) -> None:
    statement = update(one).where(one.c.id == bindparam("row_key")).values({own: bindparam("points")})
    connection.execute(statement, list(later))


def _insert(connection: Connection, one: Table) -> Any:
    """Return the insert of a table; JSON goes in as the text it came as."""
    turned: dict[str, Any] = {}
    for column in one.columns:
        if is_json(column):
            given = bindparam(column.key, type_=Text())
            turned[column.key] = (
                cast(given, column.type) if connection.dialect.name == "postgresql" else given
            )
        else:
            turned[column.key] = bindparam(column.key, type_=column.type)
    return one.insert().values(turned)
