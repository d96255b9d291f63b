"""`flask ops retention`: how long each kind of data is kept, what went, and what would go."""

import json
from datetime import timedelta

import click

from bot.retention import running
from bot.retention.kinds import NAMED, days_of
from bot.retention.running import Gone
from bot.retention.wording import WORDS
from bot.texts import Texts
from cli.working import open_core
from engine.obligations.calendar import BANGKOK
from models import retention


@click.command("retention")
@click.option("--dry-run", is_flag=True, help="What would go if the night were now; nothing is changed.")
@click.option("--now", "is_now", is_flag=True, help="Let it go now, without waiting for the night.")
@click.option("--days", default=30, show_default=True, help="What went in so many days.")
@click.option("--lang", default="th", type=click.Choice(["th", "en"]), help="Language of the kinds' names.")
@click.option("--json", "is_json", is_flag=True, help="One JSON line for each.")
def show_retention(*, dry_run: bool, is_now: bool, days: int, lang: str, is_json: bool) -> None:
    """Print each kind with its days, and how much of it went; counts alone."""
    base = open_core()
    if dry_run:
        found = running.due(base)
    else:
        if is_now:
            running.run(base)
        with base.database.reading() as connection:
            rows = retention.erasures(connection, base.clock.now() - timedelta(days=days))
        found = _summed(rows)
    kept = days_of(base.settings.retention)
    texts = Texts.load(lang)
    for one in found:
        told = {"kind": one.kind, "days": kept[one.kind], "before": one.before.astimezone(BANGKOK).isoformat(), "count": one.count, "all": one.is_all}  # fmt: skip
        name = texts.word(WORDS[one.kind], {})
        rest = "" if one.is_all else "  (the rest goes next night)"
        click.echo(
            json.dumps(told | {"name": name}, ensure_ascii=False)
            if is_json
            else f"{one.count:>8}  {one.kind:10} {kept[one.kind]:>5} days  {name}{rest}"
        )


def _summed(rows: list[retention.Erasure]) -> list[Gone]:
    """Return every kind once, with what went of it; the latest night says whether anything is left."""
    found = {}
    for name in NAMED:
        mine = [row for row in rows if row.kind == name]
        if mine:
            found[name] = Gone(name, mine[-1].before, sum(row.count for row in mine), mine[-1].is_all)
    return list(found.values())
