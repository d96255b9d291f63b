"""`flask packs show`: one programme as a page to read."""

import click

from bot.texts import Texts
from cli.packs.naming import pack
from engine.outline.moments import year_of
from engine.outline.page import page

INDENT = "  "


@click.command("show")
@click.argument("name")
@click.option("--lang", default="th", type=click.Choice(["th", "en"]), help="Language of the page.")
def show(name: str, lang: str) -> None:
    """Show one programme: units, offices, roles, duties with their clocks, forms, and what is not confirmed."""
    texts = Texts.load(lang)
    programme, forms = pack(name, texts)
    for line in page(programme, forms, year_of(programme)):
        click.echo(f"{INDENT * line.depth}{texts.word(line.text, {})}")
