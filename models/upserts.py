"""Insert unless it is there: the one statement the two databases spell apart only by their import.

Statements are built once and kept: building them costs more than running them.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from models.base import Base, table

# Without it an insert's row count is thrown away before we can read it.
COUNTED = {"preserve_rowcount": True}


def insert_for(connection: Connection, model: type[Base]) -> Any:
    """Return the dialect's own insert, which knows ON CONFLICT."""
    return insert_of(connection.dialect.name, model)


def insert_new(connection: Connection, model: type[Base], rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert the rows whose unique keys are not there yet; return how many were new."""
    if not rows:
        return 0
    statement = _insert_new(connection.dialect.name, model)
    return max(0, connection.execute(statement, list(rows), execution_options=COUNTED).rowcount)


def insert_if_new(connection: Connection, model: type[Base], row: Mapping[str, Any]) -> bool:
    """Insert one row; say whether it was new."""
    statement = _insert_new(connection.dialect.name, model)
    return connection.execute(statement, dict(row), execution_options=COUNTED).rowcount == 1


def put(connection: Connection, model: type[Base], keys: Sequence[str], row: Mapping[str, Any]) -> None:
    """Insert the row, or overwrite the one with the same keys."""
    connection.execute(_put(connection.dialect.name, model, tuple(keys), tuple(row)), dict(row))


@lru_cache(maxsize=256)
def insert_of(dialect: str, model: type[Base]) -> Any:
    """Return the insert of a dialect by its name, for statements that are built once."""
    return (postgresql if dialect == "postgresql" else sqlite).insert(table(model))


@lru_cache(maxsize=256)
def _insert_new(dialect: str, model: type[Base]) -> Any:
    return insert_of(dialect, model).on_conflict_do_nothing()


@lru_cache(maxsize=256)
def _put(dialect: str, model: type[Base], keys: tuple[str, ...], names: tuple[str, ...]) -> Any:
    statement = insert_of(dialect, model)
    rest = {name: statement.excluded[name] for name in names if name not in keys}
    return statement.on_conflict_do_update(index_elements=list(keys), set_=rest)
