"""`flask ops backup`: copy everything, sealed, into a folder; `flask ops backup verify` proves a copy by bringing it back."""

import re
import tempfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import click

from bot import config
from bot.backups import folders, making, media
from bot.backups.folders import Kept, NoBackup
from bot.backups.loading import NotTheSame, load
from bot.backups.making import Wanted
from bot.backups.rows import RowsRefused
from bot.backups.sealed_files import Keys, KeyWrong, keys_of
from bot.config import Settings
from bot.files import Files
from bot.tasks import clock_of
from cli.migrating import migrate_tables
from cli.progress import Shown, shown
from models.database import Database
from models.sealing import SealBroken

REFUSED = (NoBackup, NotTheSame, RowsRefused, KeyWrong)
VAULT = click.option(
    "--vault",
    type=click.Path(path_type=Path),
    help="Where the keys of people lie; without it the same folder.",
)


@click.command("backup")
@click.argument("words", nargs=-1, required=True, metavar="[verify] FOLDER")
@VAULT
@click.option(
    "--keep", default="30d", show_default=True, help="Remove backups that are older; less than 90d."
)
def backup(words: Sequence[str], vault: Path | None, keep: str) -> None:
    """Make a backup in FOLDER, or bring the latest one there back into an empty place and compare."""
    settings, follow = config.load(), shown
    is_verifying = words[0] == "verify"
    if len(words) != 1 + is_verifying:
        raise click.UsageError("name one folder: flask ops backup FOLDER, or flask ops backup verify FOLDER")
    folder = Path(words[-1])
    try:
        keys = keys_of(settings.backup_keys)
        if is_verifying:
            _say_verified(folders.chosen(folder), folder, vault or folder, keys, follow)
        else:
            _make(settings, keys, Wanted(folder, vault or folder, _days(keep), follow))
    except REFUSED as refused:
        raise click.ClickException(str(refused)) from refused
    except SealBroken as broken:
        raise click.ClickException("a file of the backup was changed or cut short") from broken


def _make(settings: Settings, keys: Keys, wanted: Wanted) -> None:
    database = Database(settings.database_url)
    try:
        files, at = Files(settings.evidence_store), clock_of(settings, database).now()
        made = making.make(database, files, keys, wanted, at)
    finally:
        database.close()
    rows = sum(one.count for one in made.manifest.sums.values())
    click.echo(
        f"{made.backup.name}: {rows} rows of {len(made.manifest.sums)} tables, {made.manifest.files} files; "
        f"{made.removed} old backups removed"
    )


def _say_verified(one: Kept, folder: Path, vault: Path, keys: Keys, follow: Shown) -> None:
    rows = verified(one, vault, keys, follow)
    lost = list(media.broken(folder, making.copied(one, keys).values(), follow))
    if lost:
        raise click.ClickException(f"{len(lost)} files are not as they were copied, such as {lost[0]}")
    click.echo(f"{one.name}: {rows} rows came back the same, and every file")


def verified(one: Kept, vault: Path, keys: Keys, follow: Shown) -> int:
    """Bring a backup back into an empty SQLite file that is thrown away, and compare row by row; return how many rows."""
    with tempfile.TemporaryDirectory(prefix="sanam-verify-") as place:
        database = Database(f"sqlite:///{place}/verify.db")
        try:
            migrate_tables(database.url)
            with database.writing() as connection:
                manifest = load(connection, one, vault, keys, follow)
        finally:
            database.close()
    return sum(found.count for found in manifest.sums.values())


def _days(text: str) -> timedelta:
    found = re.fullmatch(r"(\d{1,2})d", text)
    if not found or not timedelta(days=1) <= timedelta(days=int(found[1])) <= folders.longest():
        raise click.BadParameter("a number of days such as 30d, 1d to 89d", param_hint="--keep")
    return timedelta(days=int(found[1]))
