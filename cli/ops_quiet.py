"""`flask ops quiet`: days on which nobody is pushed, besides public holidays."""

from datetime import datetime

import click

from cli.working import open_core, reading, writing
from handlers.messenger.quiet_days import mark, quiet_days

DAY = click.DateTime(["%Y-%m-%d"])


@click.command("quiet")
@click.argument("first", type=DAY, required=False)
@click.argument("last", type=DAY, required=False)
@click.option("--name", default="", help="What people know the days by, such as the harvest.")
@click.option("--open", "opens", is_flag=True, help="Take the days back: people are pushed on them.")
def quiet(first: datetime | None, last: datetime | None, name: str, *, opens: bool) -> None:
    """Set days on which nobody is disturbed; without a day, list what was set."""
    base = open_core()
    if first is None:
        with reading(base) as desk:
            found = quiet_days(desk)
        for one in found or ():
            click.echo(f"{one.first.isoformat()} {one.name}".strip())
        click.echo("13 to 16 April" if found is None else f"{len(found)} days")
        return
    ends = last or first
    if ends < first:
        raise click.UsageError("the last day lies before the first")
    with writing(base) as desk:
        count = mark(desk, first.date(), ends.date(), name=name[:200], opens=opens)
    click.echo(f"{count} days {'open' if opens else 'quiet'}")
