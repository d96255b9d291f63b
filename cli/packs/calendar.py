"""`flask packs calendar`: every day of a programme's year, as a table, as JSON lines, or as a file for calendars."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from bot.clock import Clock
from bot.packs import days as packed
from bot.texts import Texts
from cli.packs.naming import pack
from engine.obligations.programme import Programme
from engine.obligations.titles import titled
from engine.obligations.working_days import WorkingDays
from engine.outline.days import KINDS, Named, named
from engine.outline.moments import Waiting, year_of
from engine.outline.page import waiting
from thai import writing


@click.command("calendar")
@click.argument("name")
@click.option("--ics", type=click.Path(path_type=Path, dir_okay=False), help="Write the days for calendars.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line a day, then what waits.")
@click.option("--lang", default="th", type=click.Choice(["th", "en"]), help="Language of the table.")
def calendar_of(name: str, ics: Path | None, lang: str, *, as_json: bool) -> None:
    """Show every day of the year, weekends and holidays marked; what has no day stands last."""
    texts, working = Texts.load(lang), WorkingDays()
    programme, _ = pack(name, texts)
    year = year_of(programme, working=working)
    days = tuple(named(programme, year, working))
    if ics:
        ics.write_bytes(packed.file(programme, days, texts, Clock().now()).encode())
        click.echo(f"{ics}: {len(days)}")
        return
    for line in _json(days, year.waiting, texts) if as_json else _table(programme, days, year.waiting, texts):
        click.echo(line)


def _table(
    programme: Programme, days: Iterable[Named], without: Iterable[Waiting], texts: Texts
) -> Iterator[str]:
    for one in days:
        what = texts.word(KINDS[one.entry.kind], {})
        closed = f"  ({texts.word(one.closed, {})})" if one.closed else ""
        cohort = f" [{one.cohort}]" if one.cohort else ""
        yield f"{writing.write_weekday_date(one.entry.day)}  {what}  {one.title}{cohort}{closed}"
    yield from (f"-  {texts.word(waiting(programme, one), {})}" for one in without)


def _json(days: Iterable[Named], without: Iterable[Waiting], texts: Texts) -> Iterator[str]:
    for one in days:
        told: dict[str, object] = {
            "day": one.entry.day.isoformat(),
            "kind": one.entry.kind,
            "duty": one.entry.duty.id,
            "round": one.entry.period.key,
            "title": one.title,
            "cohort": one.entry.member.cohort,
            "value": one.entry.member.value,
            "closed": texts.word(one.closed, {}) if one.closed else "",
            "uid": one.uid,
        }
        yield json.dumps(told, ensure_ascii=False)
    for left in without:
        told = {
            "day": None,
            "kind": "due",
            "duty": left.duty.id,
            "round": left.period.key,
            "title": titled(left.duty.name, left.period.key),
            "waits": list(left.waits),
            "likely": left.likely.isoformat() if left.likely else None,
        }
        yield json.dumps(told, ensure_ascii=False)
