"""`flask packs`: list, check and apply programme packs."""

import json
import sys
from pathlib import Path

import click
from flask.cli import AppGroup

from bot.texts import Texts
from cli.applying import FOLDER, apply, folders, read
from cli.packs_dates import dates
from cli.working import open_core
from engine.forms.problems import FormFault
from engine.obligations.faults import PackFault

packs = AppGroup("packs", help="Programme packs.")
packs.add_command(dates)


@packs.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON line a pack.")
def list_packs(*, as_json: bool) -> None:
    """List the packs of the product."""
    for folder in folders():
        programme, forms = read(folder)
        line = {
            "id": programme.id,
            "name": programme.name,
            "duties": len(programme.duties),
            "forms": sorted(forms),
        }
        click.echo(json.dumps(line, ensure_ascii=False) if as_json else f"{programme.id}  {programme.name}")


@packs.command("check")
@click.argument("names", nargs=-1)
@click.option("--lang", default="th", type=click.Choice(["th", "en"]), help="Language of the lines.")
def check(names: tuple[str, ...], lang: str) -> None:
    """Check packs; every fault with its file, key and cure."""
    is_fine, texts = True, Texts.load(lang)
    for folder in [FOLDER / name for name in names] or folders():
        faults = _faults(folder, texts)
        is_fine = is_fine and not faults
        click.echo(f"{folder.name}: {'ok' if not faults else ''}".rstrip())
        for fault in faults:
            click.echo(f"  {fault}")
    sys.exit(0 if is_fine else 1)


def _faults(folder: Path, texts: Texts) -> list[str]:
    try:
        read(folder)
    except PackFault as fault:
        return [
            f"{one.file}: {one.key}: {texts.word(one.wrong, {})}; {texts.word(one.cure, {})}"
            for one in fault.problems
        ]
    except FormFault as fault:
        return [str(problem) for problem in fault.problems]
    return []


@packs.command("apply")
@click.argument("names", nargs=-1)
def apply_packs(names: tuple[str, ...]) -> None:
    """Apply packs: from now on the bot works by them."""
    base = open_core()
    for folder in [FOLDER / name for name in names] or folders():
        click.echo(f"applied {apply(base.database, folder, base.clock.now())}")
