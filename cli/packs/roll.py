"""`flask packs roll`: next year's pack as a new folder beside this year's; every day of it waits to be confirmed."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import click

from bot.texts import Texts
from cli.packs.naming import folder_named, pack
from engine.obligations.programme import Programme
from engine.obligations.reading import FILE, read_text
from engine.obligations.working_days import WorkingDays
from engine.rolling import looking
from engine.rolling.holding import hold
from engine.rolling.readme import Spoken, renewed
from engine.rolling.texts import rolled, stem

TEXTS = (".md", ".csv", ".toml")


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
    id_ = f"{stem(before.id)}-{year}"
    target = folder.parent / id_
    if target.exists():
        raise click.UsageError(f"{target} is there already: take it away first")
    text = rolled(
        (folder / FILE).read_text("utf-8"),
        id_=id_,
        year=year,
        years=year - before.fiscal_year,
        home=before.home,
    )
    after = read_text(text, base=(folder.parent / before.home / FILE).read_text("utf-8"))
    hold(before, after)
    _write(folder, target, text, after)
    pack(str(target), Texts.load(lang))
    for one in looking.days(after, WorkingDays()):
        click.echo(f"{one.day}  {one.why}  {one.name}")
    click.echo(f"{target}: every day waits to be confirmed, see {target / 'README.md'}")


def _write(folder: Path, target: Path, text: str, after: Programme) -> None:
    shutil.copytree(folder, target)
    (target / FILE).write_text(text, "utf-8")
    readme = target / "README.md"
    old = readme.read_text("utf-8") if readme.is_file() else ""
    doubtful = tuple(looking.days(after, WorkingDays()))
    spoken = tuple(_spoken(target))
    readme.write_text(
        renewed(old, id_=after.id, year=after.fiscal_year, home=after.home, doubtful=doubtful, spoken=spoken),
        "utf-8",
    )


def _spoken(target: Path) -> Iterator[Spoken]:
    """Yield the lines of the pack that speak of a year in words; what the pack is called does not count."""
    for path in sorted(target.rglob("*")):
        if path.suffix not in TEXTS or path.name == "README.md":
            continue
        for number, line in looking.years_in(path.read_text("utf-8")):
            if not line.startswith(("id =", "fiscal_year =", "shares =", "#")):
                yield Spoken(path.relative_to(target).as_posix(), number, line)
