"""`flask packs apply`: from now on the bot works by these packs; `rollback` takes the version before up again."""

import json

import click

from bot.packs import editions
from bot.packs.editions import Applied
from cli.applying import apply, folder_of, folders
from cli.packs.diff import compared, lines
from cli.working import open_core, reading, writing


@click.command("apply")
@click.argument("names", nargs=-1)
@click.option("--plan", is_flag=True, help="Show what would change for whom, and ask first.")
@click.option("--yes", is_flag=True, help="With --plan: go on without asking.")
@click.option("--lang", default="th", type=click.Choice(["th", "en"]), help="Language of the plan.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line a pack.")
def apply_packs(names: tuple[str, ...], lang: str, *, plan: bool, yes: bool, as_json: bool) -> None:
    """Apply packs, named by id or folder: from now on the bot works by them, and what is running follows."""
    base = open_core()
    for folder in [folder_of(name) for name in names] or folders():
        if plan:
            with reading(base) as desk:
                found = compared(desk, None, folder)
            for line in lines(found, lang):
                click.echo(line)
            if not yes and not click.confirm(f"{folder.name}?"):
                continue
        _tell(apply(base, folder), as_json=as_json)


@click.command("rollback")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="One JSON line.")
def rollback(name: str, *, as_json: bool) -> None:
    """Go back to the version that was in force before; drafts, reports and columns stay."""
    base = open_core()
    with writing(base) as desk:
        applied = editions.back(desk, name)
    if applied is None:
        raise click.ClickException(f"{name}: no version before this one")
    _tell(applied, as_json=as_json)


def _tell(applied: Applied, *, as_json: bool) -> None:
    moved = applied.moved
    values = {
        "programme": applied.programme, "version": applied.version, "changed": applied.is_new,
        "waived": moved.waived, "taken_up": moved.taken_up, "handed_over": moved.handed_over,
        "renewed": moved.renewed,
    }  # fmt: skip
    if as_json:
        click.echo(json.dumps(values))
        return
    counts = ", ".join(f"{name} {values[name]}" for name in ("waived", "taken_up", "handed_over", "renewed"))
    click.echo(
        f"applied {applied.programme} version {applied.version}" + (f": {counts}" if applied.is_new else "")
    )
