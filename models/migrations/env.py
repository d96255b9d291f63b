"""Run migrations on the database of DATABASE_URL; tables that are not ours are never looked at."""

import os

from alembic import context
from sqlalchemy import Connection, pool, text
from sqlalchemy.engine import create_engine
from sqlalchemy.schema import SchemaItem

from models.database import plain_url
from models.tables import METADATA

LOCK_WAIT = "2s"


def is_ours(
    item: SchemaItem,
    name: str | None,
    kind: str,
    reflected: bool,  # noqa: FBT001 - Alembic's own signature
    compare_to: SchemaItem | None,
) -> bool:
    """Compare only the tables of our own metadata."""
    del item, reflected, compare_to
    return kind != "table" or name in METADATA.tables


def run() -> None:
    """Connect and migrate in one transaction."""
    given = context.config.attributes.get("connection")
    if given is not None:
        _migrate(given)
        return
    url = context.config.get_main_option("sqlalchemy.url") or os.environ.get(
        "DATABASE_URL", "sqlite:///var/sanam.db"
    )
    engine = create_engine(plain_url(url), poolclass=pool.NullPool)
    with engine.connect() as connection:
        _wait_briefly(connection)
        _migrate(connection)
        connection.commit()


def _wait_briefly(connection: Connection) -> None:
    """Give up soon when a table is in use: whoever waits for a lock on it makes everybody behind wait too."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET lock_timeout = '{LOCK_WAIT}'"))
        connection.commit()


def _migrate(connection: object) -> None:
    context.configure(
        connection=connection,  # type: ignore[arg-type]
        target_metadata=METADATA,
        include_object=is_ours,
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
