"""`flask ops keys`: which FIELD_KEY wraps how many personal keys, wrapping them anew, and letting an old one go. Never shows a key."""

import os
from pathlib import Path

import click

from bot import rewrapping
from bot.rewrapping import NotYet
from cli.working import open_core
from models.rewrapping import BROKEN
from models.sealing import RETIRED


@click.group("keys", invoke_without_command=True)
@click.pass_context
def keys(context: click.Context) -> None:
    """Say how many personal keys each FIELD_KEY wraps; exit 1 when one opens with none."""
    if context.invoked_subcommand is not None:
        return
    base = open_core()
    found = rewrapping.counted(base)
    names = base.settings.field_keys
    for place, secret in enumerate(names):
        wraps = "left of one that was retired" if secret.startswith(RETIRED) else f"wraps {found[place]}"
        is_last = place == len(names) - 1
        click.echo(f"FIELD_KEY {place + 1}: {wraps}{', finds people again' if is_last else ''}")
    if found[BROKEN]:
        click.secho(f"{found[BROKEN]} keys open with none of them: is a FIELD_KEY missing?", fg="red")
        raise SystemExit(1)


@keys.command("rotate")
def rotate() -> None:
    """Wrap every personal key with the first FIELD_KEY; web and worker go on, and it may be broken off and begun again."""
    wrapped, broken = 0, 0
    for step in rewrapping.rotate(open_core()):
        wrapped, broken = wrapped + step.wrapped, broken + len(step.broken)
        for owner in step.broken:
            click.secho(f"{owner} opens with no FIELD_KEY", fg="red")
    click.echo(f"{wrapped} keys wrapped anew")
    if broken:
        raise SystemExit(1)


@keys.command("retire")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def retire(file: Path) -> None:
    """Write the FIELD_KEY without the older ones to a new file that only you can read; people are still found again."""
    try:
        line = rewrapping.retired(open_core())
    except NotYet as wrong:
        raise click.ClickException(str(wrong)) from wrong
    try:
        handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError as wrong:
        raise click.ClickException(f"{file} is there already: name a new file") from wrong
    with os.fdopen(handle, "w") as target:
        target.write(f"FIELD_KEY={line}\n")
    click.echo(f"{file}: set it, restart every process, then destroy the older keys")
