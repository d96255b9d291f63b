"""`flask people copy` and `flask people erase`: what the law owes one person, each in one command."""

import os
from pathlib import Path

import click

from bot import copied
from cli.working import open_core, reading, writing
from engine.obligations.calendar import in_bangkok
from handlers import accesses
from handlers.desk import Look
from handlers.privacy import copying, erasing, outside
from handlers.privacy.outside import Outside

NOBODY = "nobody of this id, or erased already: see `flask people list`"


@click.command("copy")
@click.argument("person_id")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def copy_person(person_id: str, file: Path) -> None:
    """Write everything that is held of one person to a new .zip that only you can read: a page, JSON, and CSV."""
    base = open_core()
    try:
        handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError as wrong:
        raise click.ClickException(f"{file} is there already: name a new file") from wrong
    with os.fdopen(handle, "wb") as target, writing(base) as desk:
        made = copying.copy(desk, person_id)
        if made is None:
            file.unlink()
            raise click.ClickException(NOBODY)
        target.write(copied.packed(made, base.texts))
        copying.note(desk, person_id, by=None)
        accesses.note(desk, [Look(person_id, "", "copy", ())], who="", door="command")
    click.echo(f"{file}: {sum(len(one.rows) for one in made.sections)} lines in {len(made.sections)} tables")


@click.command("erase")
@click.argument("person_id")
@click.option("--yes", is_flag=True, help="Do not ask.")
def erase_person(person_id: str, *, yes: bool) -> None:
    """Erase one person: keys, accounts, words and files go at once; reports stay as numbers of nobody known."""
    base = open_core()
    with reading(base) as desk:
        made = copying.copy(desk, person_id)
        if made is None:
            raise click.ClickException(NOBODY)
        left = outside.copies(desk, person_id, common_book=base.settings.google_spreadsheet)
    if not yes:
        click.confirm(f"Erase {person_id} for good? Nobody can take it back.", abort=True)
    with writing(base) as desk:
        done = erasing.erase(desk, person_id, by=None)
        if done is None:
            raise click.ClickException(NOBODY)
        base.tasks.enqueue(desk.connection, list(done.orders))
    for name, count in done.counts.items():
        click.echo(f"erased  {count:>6}  {name}")
    for name, count in done.stays.items():
        click.echo(f"stays   {count:>6}  {name}, without her name, phone and words")
    _tell(left)


def _tell(left: tuple[Outside, ...]) -> None:
    """Name what no command reaches, and what to do there."""
    click.echo("\nOutside:")
    for one in left:
        when = f" on {in_bangkok(one.at):%Y-%m-%d}" if one.at else ""
        click.echo(f"  {one.kind:5}  {one.about}  {one.where}{when}")
    if any(one.kind == "sheet" for one in left):
        click.echo(
            "  Her cells empty themselves tonight, or now: `flask export sheets --reconcile`. Google's history keeps them."
        )
    if any(one.kind == "file" for one in left):
        click.echo("  Ask those who took files to delete them.")
    click.echo(
        "  Backups of the database open nothing of hers. Make a new backup of `vault` now, over the old one."
    )
