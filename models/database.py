"""Open the database the same way in every process: SQLite with one writer, or PostgreSQL.

Reads and writes are separate doors. On SQLite a write begins IMMEDIATE and passes a lock of this process first, so
threads wait in line instead of sleeping in SQLite's busy handler.
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.exc import OperationalError

SQLITE_BUSY_MS = 10_000
# More statements than a turn of any kind asks: each is parsed once a connection.
SQLITE_PREPARED = 1_000
PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    # What is deleted is written over in the file too: erased is erased.
    "PRAGMA secure_delete=ON",
    f"PRAGMA busy_timeout={SQLITE_BUSY_MS}",
)


# A host that is gone is noticed within these many seconds, whether we are connecting, waiting or sending.
LIVELY = {
    "connect_timeout": "2", "keepalives_idle": "5", "keepalives_interval": "2", "keepalives_count": "3",
    "tcp_user_timeout": "10000",
}  # fmt: skip
# What a server gives up by itself: a lock that does not come, a statement without end, a transaction that was left open.
PATIENCE = {"lock_timeout": "10s", "statement_timeout": "60s", "idle_in_transaction_session_timeout": "60s"}


def memory_url(name: str) -> str:
    """Name a database in memory that every connection of this process shares, and that is gone with the last of them."""
    return f"sqlite:///file:{name}?mode=memory&cache=shared&uri=true"


def plain_url(url: str) -> str:
    """Name the driver we ship for the two short spellings that hosts hand out."""
    for short in ("postgres://", "postgresql://"):
        if url.startswith(short):
            return "postgresql+psycopg://" + url.removeprefix(short)
    return url


def lively_url(url: str) -> str:
    """Name the database so that whoever connects notices when it is gone; what the address says itself stands."""
    named = make_url(plain_url(url))
    if named.get_backend_name() == "sqlite":
        return plain_url(url)
    return named.update_query_dict({**LIVELY, **named.query}).render_as_string(hide_password=False)


class Database:
    """Hand out connections; `reading` never writes, `writing` commits once at its end."""

    def __init__(self, url: str, *, pool_size: int = 20, wait_s: float = 1.0) -> None:
        self.url = plain_url(url)
        self.is_sqlite = make_url(self.url).get_backend_name() == "sqlite"
        self.engine = _sqlite(self.url) if self.is_sqlite else _postgres(self.url, pool_size, wait_s)
        self._reads = self.engine.execution_options(isolation_level="AUTOCOMMIT")
        self._one_writer = threading.RLock()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Lend a connection that only reads: one picture on SQLite, the newest rows on PostgreSQL."""
        if self.is_sqlite:
            with self.engine.connect() as connection, connection.begin():
                _begin_to_read(connection)
                yield connection
            return
        # Two round trips less; what was decided on rows that moved meanwhile is refused when it is recorded.
        with self._reads.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Lend a connection in a transaction that commits when the block ends well."""
        if not self.is_sqlite:
            with self.engine.begin() as connection:
                yield connection
            return
        with self._one_writer, self.engine.connect() as connection, connection.begin():
            _begin_to_write(connection)
            yield connection

    def close(self) -> None:
        """Give every pooled connection back."""
        self.engine.dispose()


def _sqlite(url: str) -> Engine:
    path = make_url(url).database
    if path and path != ":memory:" and not path.startswith("file:"):
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    # Parameters stay out of errors and logs: they may hold somebody's words.
    engine = create_engine(
        url, poolclass=QueuePool, pool_size=20, max_overflow=20, hide_parameters=True,
        connect_args={"check_same_thread": False, "cached_statements": SQLITE_PREPARED},
    )  # fmt: skip
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(dbapi_connection: Any, _record: object) -> None:
    dbapi_connection.isolation_level = None
    for pragma in PRAGMAS:
        dbapi_connection.execute(pragma).close()


def _begin_to_read(connection: Connection) -> None:
    """Begin as the driver does it: it waits for nobody and cannot fail, and an event here would be asked at every statement."""
    driver = connection.connection.driver_connection
    if driver is not None:
        driver.execute("BEGIN").close()


def _begin_to_write(connection: Connection) -> None:
    """Begin as the driver does it, which costs a third; whoever does not get in hears of it as of any statement."""
    driver = connection.connection.driver_connection
    if driver is None:
        return
    try:
        driver.execute("BEGIN IMMEDIATE").close()
    except sqlite3.OperationalError as error:
        raise OperationalError("BEGIN IMMEDIATE", None, error) from error


def _postgres(url: str, pool_size: int, wait_s: float) -> Engine:
    engine = create_engine(
        lively_url(url), pool_size=pool_size, max_overflow=5, pool_timeout=wait_s, hide_parameters=True,
        connect_args={"application_name": "sanam"},
    )  # fmt: skip
    event.listen(engine, "connect", _prepare_postgres)
    return engine


def _prepare_postgres(dbapi_connection: Any, _record: object) -> None:
    try:
        for setting, value in PATIENCE.items():
            dbapi_connection.execute("SELECT set_config(%s, %s, false)", (setting, value)).close()
        dbapi_connection.commit()
    except BaseException:
        dbapi_connection.close()  # the pool has not seen it yet, and would never
        raise
