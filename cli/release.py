"""Bring the database up to date: our tables by Alembic, the task tables by DBOS, the packs from their folders.

A pack whose folder and whose reader are as they were when it came into force is not read again.
"""

from pathlib import Path

from dbos import DBOS

from bot import config
from bot.config import ROOT
from bot.packs.sources import fingerprint, folders
from bot.tasks import SCHEMA
from cli.migrating import migrate_tables
from cli.release_lock import alone
from models import packs
from models.database import Database, plain_url


def release(settings: config.Settings) -> list[str]:
    """Migrate and apply, one release at a time; return the names of the packs that are in force."""
    _make_folder(settings)
    with alone(settings.database_url):
        _migrate(settings.database_url)
        if changed := _changed(settings.database_url):
            # pyxform and the engine: seconds that only a pack that has changed is worth.
            from cli.applying import apply_all

            apply_all(settings, changed)
    return [folder.name for folder in folders()]


def migrate(settings: config.Settings) -> None:
    """Bring the tables up to date, and no pack."""
    _make_folder(settings)
    with alone(settings.database_url):
        _migrate(settings.database_url)


def _changed(database_url: str) -> list[Path]:
    """Return the folders whose pack is not in force as it would be read now."""
    database = Database(database_url)
    try:
        with database.reading() as connection:
            known = packs.sources(connection)
    finally:
        database.close()
    return [folder for folder in folders() if known.get(folder.name) != fingerprint(folder)]


def _migrate(database_url: str) -> None:
    migrate_tables(database_url)
    DBOS.migrate(plain_url(database_url), schema=SCHEMA)


def _make_folder(settings: config.Settings) -> None:
    if settings.database_url.startswith("sqlite"):
        (ROOT / "var").mkdir(exist_ok=True)
