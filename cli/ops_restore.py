"""`flask ops restore`: bring a backup into an empty database; nothing that waited leaves until `flask ops release-held`."""

from datetime import UTC, datetime
from pathlib import Path

import click

from bot.backups import folders
from bot.backups.sealed_files import keys_of
from bot.backups.standstill import Restored, Source, restore
from bot.clock import BANGKOK
from cli.migrating import migrate_tables
from cli.ops_backup import REFUSED, VAULT
from cli.progress import shown
from cli.working import open_core
from engine.obligations.calendar import in_bangkok
from models.sealing import SealBroken
from models.single import AlreadyServed, without_web


@click.command("restore")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--at", help="The latest backup of this moment or before, such as 2026-11-22T02:00; else the latest."
)
@VAULT
def restore_backup(folder: Path, at: str | None, vault: Path | None) -> None:
    """Bring a backup back into an empty database, whole or not at all."""
    base = open_core()
    try:
        source = Source(
            folders.chosen(folder, _moment(at) if at else None), vault or folder,
            keys_of(base.settings.backup_keys), shown,
        )  # fmt: skip
        with without_web(base.settings.database_url):
            migrate_tables(base.settings.database_url)
            done = restore(base, source)
    except (*REFUSED, AlreadyServed) as refused:
        raise click.ClickException(str(refused)) from refused
    except SealBroken as broken:
        raise click.ClickException(
            "a file of the backup was changed or cut short: nothing is restored"
        ) from broken
    click.echo(_said(done))


def _said(done: Restored) -> str:
    since, until = in_bangkok(done.lost.since), in_bangkok(done.lost.until)
    lines = [
        f"restored: {done.rows} rows, the same as they were written; {done.handled} open events handled",
        f"erased again: {done.erased} people who were erased after the backup",
        f"lost: what came between {since:%Y-%m-%d %H:%M} and {until:%Y-%m-%d %H:%M}",
        f"files: {done.files} brought back" + (f", {done.files_lost} LOST" if done.files_lost else ""),
        "next: python -m cli release, start the processes, then flask ops release-held --show",
    ]
    return "\n".join(lines)


def _moment(text: str) -> datetime:
    """Read a moment: the name of a backup, or a day and time in Bangkok."""
    try:
        if folders.NAME.fullmatch(text):
            return datetime.strptime(text, folders.STAMP).replace(tzinfo=UTC)
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter("a moment such as 2026-11-22T02:00", param_hint="--at") from error
    return found if found.tzinfo else found.replace(tzinfo=BANGKOK)
