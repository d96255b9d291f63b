"""Bring the database up to date: our tables by Alembic, the task tables by DBOS, the packs from their folders."""

import logging

from alembic import command
from alembic.config import Config
from dbos import DBOS

from bot import config
from bot.config import ROOT
from bot.tasks import SCHEMA
from cli.applying import apply_all
from models.database import plain_url


def release(settings: config.Settings) -> list[str]:
    """Migrate and apply; return the names of the packs that are in force."""
    migrate(settings)
    return apply_all(settings)


def migrate(settings: config.Settings) -> None:
    """Bring the tables up to date, and no pack."""
    alembic = Config(str(ROOT / "alembic.ini"))
    alembic.set_main_option("script_location", str(ROOT / "models" / "migrations"))
    alembic.set_main_option("sqlalchemy.url", plain_url(settings.database_url).replace("%", "%%"))
    logging.getLogger("alembic").setLevel(logging.WARNING)
    _make_folder(settings)
    command.upgrade(alembic, "head")
    DBOS.migrate(plain_url(settings.database_url), schema=SCHEMA)


def _make_folder(settings: config.Settings) -> None:
    if settings.database_url.startswith("sqlite"):
        (ROOT / "var").mkdir(exist_ok=True)
