"""`flask packs check`: every fault of a pack by its file and key, with its cure."""

import sys
from pathlib import Path

import click

from bot.texts import Texts
from cli.applying import FOLDER, folders, read
from engine.forms.problems import FormFault
from engine.obligations.faults import PackFault
from engine.obligations.noting import about_others, looked_after_by_nobody, open_ended


@click.command("check")
@click.argument("names", nargs=-1)
@click.option("--lang", default="th", type=click.Choice(["th", "en"]), help="Language of the lines.")
def check(names: tuple[str, ...], lang: str) -> None:
    """Check packs; every fault with its file, key and cure."""
    is_fine, texts = True, Texts.load(lang)
    for folder in [FOLDER / name for name in names] or folders():
        faults = _faults(folder, texts)
        is_fine = is_fine and not faults
        click.echo(f"{folder.name}: {'ok' if not faults else ''}".rstrip())
        for line in (*faults, *(() if faults else _notes(folder, texts))):
            click.echo(f"  {line}")
    sys.exit(0 if is_fine else 1)


def _notes(folder: Path, texts: Texts) -> list[str]:
    """Name what is no fault and may be an oversight, such as a part that is never cut off."""
    programme, forms = read(folder)
    found = (*looked_after_by_nobody(programme), *open_ended(programme), *about_others(forms))
    return [texts.word(one, {}) for one in found]


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
