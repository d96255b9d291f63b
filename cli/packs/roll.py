"""`flask packs roll`: next year's pack as a new folder beside this year's; every day of it waits to be confirmed."""

import click

from bot.packs import rolling
from bot.texts import Texts
from cli.packs.naming import folder_named, pack
from engine.obligations.working_days import WorkingDays
from engine.rolling import looking


@click.command("roll")
@click.argument("name")
@click.argument("year", type=click.IntRange(2500, 2700))
@click.option("--lang", default="th", type=click.Choice(["th", "en"]), help="Language of the lines.")
def roll(name: str, year: int, lang: str) -> None:
    """Write the pack of the Buddhist fiscal YEAR: days shifted, years renewed, nothing confirmed, units kept."""
    folder = folder_named(name)
    before = pack(name, Texts.load(lang))[0]
    if year == before.fiscal_year:
        raise click.UsageError(f"{before.id} is of {year} already")
    target = folder.parent / rolling.name_of(before, year)
    if target.exists():
        raise click.UsageError(f"{target} is there already: take it away first")
    after = rolling.roll(folder, before, year, target)
    pack(str(target), Texts.load(lang))
    for one in looking.days(after, WorkingDays()):
        click.echo(f"{one.day}  {one.why}  {one.name}")
    click.echo(f"{target}: every day waits to be confirmed, see {target / 'README.md'}")
