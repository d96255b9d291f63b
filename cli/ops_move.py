"""`flask ops move`: take everything over into another database, SQLite to PostgreSQL or back, proved row by row."""

import click
from sqlalchemy.exc import ArgumentError, DBAPIError

from bot import config
from bot.backups import moving
from bot.backups.loading import NotTheSame
from bot.backups.rows import RowsRefused
from cli.migrating import migrate_tables
from cli.progress import shown
from models.database import Database
from models.single import AlreadyServed, without_web


@click.command("move")
@click.option(
    "--to",
    "url",
    required=True,
    envvar="MOVE_TO",
    help="SQLAlchemy URL of an empty database; with a password, put it into the environment as MOVE_TO instead.",
)
def move_rows(url: str) -> None:
    """Copy every row of DATABASE_URL into an empty database, and compare; then set DATABASE_URL to it."""
    settings = config.load()
    source = Database(settings.database_url)
    try:
        with without_web(settings.database_url):
            target = Database(url)
            migrate_tables(target.url)
            moved = moving.move(source, target, shown)
            target.close()
    except (RowsRefused, NotTheSame, AlreadyServed) as refused:
        raise click.ClickException(str(refused)) from refused
    except (ArgumentError, DBAPIError) as error:
        raise click.ClickException(f"the other database refuses: {str(error).splitlines()[0]}") from error
    finally:
        source.close()
    rows = sum(one.count for one in moved.values())
    click.echo(
        f"moved: {rows} rows of {len(moved)} tables, each the same; now set DATABASE_URL and run: python -m cli release"
    )
