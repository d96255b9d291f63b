"""Find the pack that a command names: the id of a folder of the product, or the path of any folder."""

from pathlib import Path

import click

from bot.texts import Texts
from cli.applying import folder_of, read
from engine.forms.form import Form
from engine.forms.problems import FormFault
from engine.obligations.faults import PackFault
from engine.obligations.programme import Programme


def folder_named(name: str) -> Path:
    """Return the folder of a pack, or stop with what to do."""
    path = folder_of(name)
    if not (path / "programme.toml").is_file():
        raise click.UsageError(
            f"no pack {name}: give an id of `flask packs list`, or a folder with programme.toml"
        )
    return path


def pack(name: str, texts: Texts) -> tuple[Programme, dict[str, Form]]:
    """Read a pack with its forms; one that is not in order stops with its first faults."""
    try:
        return read(folder_named(name))
    except PackFault as wrong:
        told = [
            f"{one.file}: {one.key}: {texts.word(one.wrong, {})}; {texts.word(one.cure, {})}"
            for one in wrong.problems
        ]
    except FormFault as wrong:
        told = [str(one) for one in wrong.problems]
    raise click.ClickException("\n".join(told))
