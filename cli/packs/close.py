"""`flask packs close`: end a programme's year; what never came is written down as not received."""

import json

import click

from cli.working import open_core, writing
from handlers.years.closing import close


@click.command("close")
@click.argument("name")
@click.option("--by", default="", help="Id of the person who closes it.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line.")
def close_year(name: str, by: str, *, yes: bool, as_json: bool) -> None:
    """Close the year of a programme: every open round is not received; a late report is still taken."""
    base = open_core()
    if not yes and not as_json:
        click.confirm(f"close {name}: every round that is still open counts as not received?", abort=True)
    with writing(base) as desk:
        programme = desk.library.programmes.get(name)
        if programme is None:
            raise click.UsageError(f"no programme {name} is applied: see `flask packs list`")
        found = close(desk, programme, by=by or None)
    told = {
        "programme": name, "not_received": found.rounds, "people": found.people, "being_mended": found.returned,
    }  # fmt: skip
    click.echo(
        json.dumps(told)
        if as_json
        else f"{name}: {found.rounds} not received, {found.people} people hear of it, {found.returned} being mended"
    )
