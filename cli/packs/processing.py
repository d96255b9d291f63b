"""`flask packs processing-record`: the record of processing of one programme, or of all, as Markdown."""

from pathlib import Path

import click

from bot import config
from bot.clock import Clock
from bot.packs import processing
from bot.retention.kinds import days_of
from bot.texts import Texts
from cli.applying import folders
from cli.packs.naming import pack
from engine.obligations.calendar import day_in_bangkok


@click.command("processing-record")
@click.argument("arguments", nargs=-1, required=True, metavar="[ID] FILE.md")
@click.option("--lang", default="th", type=click.Choice(["th", "en"]), help="Language of the record.")
def processing_record(arguments: tuple[str, ...], lang: str) -> None:
    """Write which personal data a programme takes, why, who gets it and how long it is kept; without an ID of every one."""
    *named, file = arguments
    texts = Texts.load(lang)
    names = named or [one.name for one in folders()]
    packs = [pack(name, texts) for name in names]
    lines = processing.record(packs, texts, days_of(_retention()), day_in_bangkok(Clock().now()))
    Path(file).write_text("\n".join(lines) + "\n", "utf-8")
    click.echo(f"{file}: {len(packs)}")


def _retention() -> str:
    """Return what was set for this product; where nothing is set up yet the days are the usual ones."""
    try:
        return config.load().retention
    except config.SettingWrong:
        return ""
