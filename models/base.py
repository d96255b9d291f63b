"""Give every table one base, one naming of constraints, and the two time types we use.

Moments that duties and reminders speak of are aware datetimes; lives of leases, tokens and tries are
milliseconds of machine time in BigInteger columns, because a jump of the virtual clock must not move them.
"""

from datetime import UTC, datetime
from functools import cache
from typing import cast

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, MetaData, Table
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

# SQLite numbers rows by itself only in a column typed INTEGER.
RowNumber = BigInteger().with_variant(Integer, "sqlite")


class Base(DeclarativeBase):
    """Hold the metadata that Alembic compares with the database."""

    metadata = MetaData(naming_convention=NAMES)

    def __init__(self, **row: object) -> None:
        """Take a row as it is: our objects are read, never watched for changes, and watching costs more than reading."""
        if unknown := row.keys() - _columns(type(self)):
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(unknown))}")
        self.__dict__.update(row)


def table(model: type[Base]) -> Table:
    """Return the table behind a mapped class; hot statements are Core."""
    return cast("Table", model.__table__)


@cache
def _columns(model: type[Base]) -> frozenset[str]:
    return frozenset(table(model).c.keys())


class Moment(TypeDecorator[datetime]):
    """Store an aware datetime as UTC; SQLite forgets zones, this does not."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
