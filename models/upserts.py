"""Insert unless it is there: the one statement the two databases spell apart only by their import."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from models.base import Base, table

# Without it an insert's row count is thrown away before we can read it.
COUNTED = {"preserve_rowcount": True}


def insert_for(connection: Connection, model: type[Base]) -> Any:
    """Return the dialect's own insert, which knows ON CONFLICT."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table(model))
    return sqlite.insert(table(model))


def insert_new(connection: Connection, model: type[Base], rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert the rows whose unique keys are not there yet; return how many were new."""
    if not rows:
        return 0
    statement = insert_for(connection, model).on_conflict_do_nothing()
    return max(0, connection.execute(statement, list(rows), execution_options=COUNTED).rowcount)


def insert_if_new(connection: Connection, model: type[Base], row: Mapping[str, Any]) -> bool:
    """Insert one row; say whether it was new."""
    statement = insert_for(connection, model).values(**row).on_conflict_do_nothing()
    return connection.execute(statement, execution_options=COUNTED).rowcount == 1


def put(connection: Connection, model: type[Base], keys: Sequence[str], row: Mapping[str, Any]) -> None:
    """Insert the row, or overwrite the one with the same keys."""
    statement = insert_for(connection, model).values(**row)
    rest = {name: statement.excluded[name] for name in row if name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=list(keys), set_=rest))
