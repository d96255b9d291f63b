"""`flask packs simulate`: play a programme's whole year in advance, and say what it would come to."""

import gc
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from bot.texts import Texts
from cli.applying import folders
from cli.simulating.chart import svg
from cli.simulating.outcomes import outcomes
from cli.simulating.owed import Day, owed_on
from cli.simulating.personas import NoSuchPersona, mix_of
from cli.simulating.report import owing, report
from cli.simulating.telling import lines, owed_lines
from cli.simulating.telling_owed import day_lines
from cli.simulating.wanted import Wanted, crowded_days, span
from cli.simulating.year import Year, begin
from cli.working import reading

DAY = click.DateTime(["%Y-%m-%d"])
FREE_PLAN = 300
# A year makes and drops millions of small things and hardly a ring of them: looking for rings seldom is enough.
COLLECTS = (50_000, 20, 50)
FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("simulate")
@click.argument("name")
@click.option("--with-shared", is_flag=True, help="All packs together that share the offices of this one.")
@click.option("--provinces", default=76, show_default=True, type=click.IntRange(1, 77), help="How many.")
@click.option(
    "--districts", default=0, type=click.IntRange(0), help="How many; those of the units when absent."
)
@click.option(
    "--units", default=0, type=click.IntRange(0), help="How many, of all kinds; by quota when absent."
)
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
@click.option(
    "--owed-on",
    type=DAY,
    multiple=True,
    help="On these days count what every office owes; two with --with-shared.",
)
@click.option("--json", "as_json", is_flag=True, help="All figures as JSON.")
@click.option("--chart", type=FILE, default=None, help="Draw it as SVG.")
@click.option("--script", type=FILE, default=None, help="Write down who did what when.")
@click.option("--lang", default="th", type=click.Choice(["th", "en"]), help="Language of the report.")
def simulate(
    on: datetime | None, owed_on: tuple[datetime, ...], chart: Path | None, script: Path | None, lang: str,
    *, as_json: bool, **wishes: Any,
) -> None:  # fmt: skip
    """Play a year with made-up people on a database in memory; nothing is sent, nothing is kept."""
    if chart is not None and chart.suffix != ".svg":
        raise click.UsageError("the chart is drawn as SVG: name the file so")
    wanted = _wanted(_day(on), **wishes)
    counted = {one.date() for one in owed_on} or set(crowded_days(wanted) if wanted.with_shared else ())
    with _few_collections():
        year = begin(wanted)
        try:
            days = [_counted(year) for day in _watched(year) if day in counted]
            _tell(year, days, Texts.load(lang), on=_day(on), as_json=as_json, chart=chart, script=script)
        finally:
            year.close()
    if any(one.faults for one in days):
        raise SystemExit(1)


def _wanted(
    on: date | None, *, name: str, mix: str, quota: int, first: datetime | None, last: datetime | None, dates: bool,
    photos: bool, **land: Any,
) -> Wanted:  # fmt: skip
    """Return what is wanted, or say what is wrong with it."""
    if name not in {folder.name for folder in folders()}:
        raise click.UsageError(f"no programme {name}: see `flask packs list`")
    try:
        shares = mix_of(mix)
    except NoSuchPersona as wrong:
        raise click.UsageError(str(wrong)) from wrong
    wanted = Wanted(
        name, mix=shares, quota=None if quota < 0 else quota, first=_day(first), last=on or _day(last),
        sets_dates=dates, sends_photos=photos, **land,
    )  # fmt: skip
    if not wanted.packs():
        raise click.UsageError(f"no pack shares the offices of {name}: leave --with-shared out")
    begins, ends = span(wanted)
    if begins > ends:
        raise click.UsageError("the last day lies before the first")
    return wanted


def _tell(
    year: Year, days: list[Day], texts: Texts, *, on: date | None, as_json: bool, chart: Path | None, script: Path | None
) -> None:  # fmt: skip
    told = report(year)
    if days:
        told["days"] = [one.written() for one in days]
    if chart is not None:
        chart.write_text(svg(told, texts), "utf-8")
    if script is not None:
        script.write_text(
            "".join(f"{json.dumps(one.written(), ensure_ascii=False)}\n" for one in year.acts), "utf-8"
        )
    if on is not None:
        with year.world.core.database.reading() as connection:
            owed = owing(outcomes(connection, year.town.programmes, on), on)
        _say(
            json.dumps(owed, ensure_ascii=False, indent=1)
            if as_json
            else "\n".join(owed_lines(owed, on, texts))
        )
        return
    words = [*lines(told, texts), *(line for one in days for line in day_lines(one, texts))]
    _say(json.dumps(told, ensure_ascii=False, indent=1) if as_json else "\n".join(words))


def _counted(year: Year) -> Day:
    """Count what every office owes as this day ends."""
    with reading(year.world.core) as desk:
        return owed_on(desk, year.town.programmes, year.receipts)


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


@contextmanager
def _few_collections() -> Iterator[None]:
    """Let the garbage be looked for seldom while a year is played."""
    usual = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTS)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


def _say(words: str) -> None:
    click.echo(words)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
