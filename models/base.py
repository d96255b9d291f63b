"""Give every table one base, one naming of constraints, and the two time types we use.

Moments that duties and reminders speak of are aware datetimes; lives of leases, tokens and tries are
milliseconds of machine time in BigInteger columns, because a jump of the virtual clock must not move them.
"""

from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar, cast

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, MetaData, Result, Table
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

Kind = TypeVar("Kind", bound="Base")
# SQLite numbers rows by itself only in a column typed INTEGER.
RowNumber = BigInteger().with_variant(Integer, "sqlite")


class Base(DeclarativeBase):
    """Hold the metadata that Alembic compares with the database."""

    metadata = MetaData(naming_convention=NAMES)

    def __init_subclass__(cls, **options: Any) -> None:
        """Map the class, and take away again what mapping puts around `__init__` and every column to watch an object."""
        super().__init_subclass__(**options)
        cls.registry.configure()
        for column in table(cls).c:
            type.__delattr__(cls, column.key)
        cls.__init__ = Base.__init__  # type: ignore[method-assign]

    def __init__(self, **row: object) -> None:
        """Take a row as it is: our objects are read, never watched for changes, and watching costs more than reading."""
        known = _columns(type(self))
        if not row.keys() <= known:
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(row.keys() - known))}")
        self.__dict__.update(row)

    def __setattr__(self, name: str, value: object) -> None:
        """Change what is held here; nobody watches it, and no row changes."""
        self.__dict__[name] = value


def table(model: type[Base]) -> Table:
    """Return the table behind a mapped class; hot statements are Core."""
    return cast("Table", model.__table__)


def read_all(model: type[Kind], found: Result[Any]) -> list[Kind]:
    """Return every row as its object; by each row's own mapping it costs twice as much."""
    names = tuple(found.keys())
    return [model(**dict(zip(names, row, strict=True))) for row in found]


def read_one(model: type[Kind], found: Result[Any]) -> Kind | None:
    """Return the first row as its object."""
    names, row = tuple(found.keys()), found.first()
    return None if row is None else model(**dict(zip(names, row, strict=True)))


def is_numbered(one: Table) -> bool:
    """Say whether the database numbers the rows of a table by itself."""
    key = one.autoincrement_column
    return key is not None and isinstance(key.type, BigInteger)


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
