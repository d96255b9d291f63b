"""`flask packs simulate`: play a programme's whole year in advance, and say what it would come to."""

import json
import sys
import time
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import click

from bot.texts import Texts
from cli.applying import folders
from cli.simulating.chart import svg
from cli.simulating.outcomes import outcomes
from cli.simulating.personas import NoSuchPersona, mix_of
from cli.simulating.report import owing, report
from cli.simulating.settling import Wanted
from cli.simulating.telling import lines, owed_lines
from cli.simulating.year import Year, begin, span

DAY = click.DateTime(["%Y-%m-%d"])
FREE_PLAN = 300


@click.command("simulate")
@click.argument("name")
@click.option("--provinces", default=76, show_default=True, type=click.IntRange(1, 77), help="How many.")
@click.option("--seed", default=1, show_default=True, type=int, help="The same seed plays the same year.")
@click.option("--from", "first", type=DAY, default=None, help="First day; the fiscal year's when absent.")
@click.option("--to", "last", type=DAY, default=None, help="Last day; the fiscal year's when absent.")
@click.option("--mix", default="", help="Shares of people, such as punctual=4,silent=1.")
@click.option(
    "--quota", default=FREE_PLAN, show_default=True, help="Counted messages a month; -1 for no limit."
)
@click.option("--dates/--no-dates", default=True, help="Whether somebody sets what has no printed day.")
@click.option(
    "--photos/--no-photos", default=True, help="Whether people send pictures where a form asks for them."
)
@click.option("--on", type=DAY, default=None, help="Play up to this day and list what every office owes.")
@click.option("--json", "as_json", is_flag=True, help="All figures as JSON.")
@click.option(
    "--chart", type=click.Path(dir_okay=False, path_type=Path), default=None, help="Draw it as SVG."
)
@click.option(
    "--script",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="Write down who did what when.",
)
@click.option("--lang", default="th", type=click.Choice(["th", "en"]), help="Language of the report.")
def simulate(
    name: str, provinces: int, seed: int, first: datetime | None, last: datetime | None, mix: str, quota: int, on: datetime | None,
    chart: Path | None, script: Path | None, lang: str, *, dates: bool, photos: bool, as_json: bool,
) -> None:  # fmt: skip
    """Play a year with made-up people on a database in memory; nothing is sent, nothing is kept."""
    if name not in {folder.name for folder in folders()}:
        raise click.UsageError(f"no programme {name}: see `flask packs list`")
    if chart is not None and chart.suffix != ".svg":
        raise click.UsageError("the chart is drawn as SVG: name the file so")
    try:
        shares = mix_of(mix)
    except NoSuchPersona as wrong:
        raise click.UsageError(str(wrong)) from wrong
    end = _day(on) or _day(last)
    wanted = Wanted(
        name,
        provinces,
        seed,
        shares,
        None if quota < 0 else quota,
        _day(first),
        end,
        sets_dates=dates,
        sends_photos=photos,
    )
    begins, ends = span(wanted)
    if begins > ends:
        raise click.UsageError("the last day lies before the first")
    year = begin(wanted)
    try:
        for _ in _watched(year):
            pass
        _tell(year, Texts.load(lang), on=_day(on), as_json=as_json, chart=chart, script=script)
    finally:
        year.close()


def _tell(
    year: Year, texts: Texts, *, on: date | None, as_json: bool, chart: Path | None, script: Path | None
) -> None:
    told = report(year)
    if chart is not None:
        chart.write_text(svg(told, texts), "utf-8")
    if script is not None:
        script.write_text(
            "".join(f"{json.dumps(one.written(), ensure_ascii=False)}\n" for one in year.acts), "utf-8"
        )
    if on is not None:
        with year.world.core.database.reading() as connection:
            owed = owing(outcomes(connection, year.town.programme, on), on)
        _say(
            json.dumps(owed, ensure_ascii=False, indent=1)
            if as_json
            else "\n".join(owed_lines(owed, on, texts))
        )
        return
    _say(json.dumps(told, ensure_ascii=False, indent=1) if as_json else "\n".join(lines(told, texts)))


def _watched(year: Year) -> Iterator[date]:
    """Play the days; on a terminal a bar shows how far they are."""
    first, last = span(year.wanted)
    if not sys.stderr.isatty():
        yield from year.days()
        return
    began = time.monotonic()
    with click.progressbar(year.days(), length=(last - first).days + 1, file=sys.stderr) as bar:
        yield from bar
    click.echo(f"{year.tally.moves} messages and taps in {time.monotonic() - began:.0f} s", err=True)


def _say(words: str) -> None:
    click.echo(words)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
