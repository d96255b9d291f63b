"""Bring our own tables up to date by Alembic; the tables of tasks and the packs are the release's."""

import logging
import time
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy.exc import OperationalError

from bot.config import ROOT
from models.database import plain_url

LOCK_NOT_AVAILABLE: Final = "55P03"
TRIES = 5
PAUSE_S = 2.0
log = logging.getLogger("sanam.release")


def migrate_tables(database_url: str) -> None:
    """Bring our own tables up to date; where somebody is using one just now, try again rather than make everybody wait."""
    alembic = Config(str(ROOT / "alembic.ini"))
    alembic.set_main_option("script_location", str(ROOT / "models" / "migrations"))
    alembic.set_main_option("sqlalchemy.url", plain_url(database_url).replace("%", "%%"))
    logging.getLogger("alembic").setLevel(logging.WARNING)
    for tries in range(1, TRIES + 1):
        try:
            command.upgrade(alembic, "head")
        except OperationalError as error:
            if tries == TRIES or not _is_locked(error):
                raise
            log.warning("migration_waits", extra={"tries": tries})
            time.sleep(PAUSE_S)
        else:
            return


def _is_locked(error: OperationalError) -> bool:
    """Say whether a statement gave up waiting for a table that the serving version holds."""
    return getattr(error.orig, "sqlstate", "") == LOCK_NOT_AVAILABLE
