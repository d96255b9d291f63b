"""`flask ops accesses`: who saw what of whom, for the notice that is due within 72 hours."""

import json
from collections import Counter
from datetime import datetime, time, timedelta

import click

from cli.working import open_core
from engine.obligations.calendar import BANGKOK
from models import accesses
from models.accesses import Seen

DAY = click.DateTime(["%Y-%m-%d", "%Y-%m-%d %H:%M"])


@click.command("accesses")
@click.option("--person", default="", help="Whose: what of her was seen.")
@click.option("--by", default="", help="Whose eyes: what she saw of others.")
@click.option("--from", "since", type=DAY, help="From this day, or this minute, in Bangkok.")
@click.option("--to", "until", type=DAY, help="To the end of this day, or before this minute.")
@click.option("--people", "is_summed", is_flag=True, help="Only name whose it was, each with how often.")
@click.option("--json", "is_json", is_flag=True, help="One JSON line for each.")
def show_accesses(
    person: str, by: str, since: datetime | None, until: datetime | None, *, is_summed: bool, is_json: bool
) -> None:
    """List who saw what of other people, by which door, the earliest first; without a person: by any, of all."""
    if not (person or by or since):
        raise click.UsageError("name --person, --by or --from")
    base = open_core()
    counts: Counter[str] = Counter()
    with base.database.reading() as connection:
        found = accesses.listed(
            connection, whose=person, by=by, since=_moment(since), until=_moment(until, is_end=True)
        )
        for one in found:
            counts[one.whose_id] += 1
            if not is_summed:
                click.echo(_line(one, is_json=is_json))
    if is_summed:
        for whose, count in counts.most_common():
            click.echo(json.dumps({"whose": whose, "times": count}) if is_json else f"{whose}  {count}")
    elif not is_json:
        click.echo(f"{counts.total()} looks at {len(counts)} people")


def _line(one: Seen, *, is_json: bool) -> str:
    at = one.at.astimezone(BANGKOK)
    if is_json:
        return json.dumps(one._asdict() | {"at": at.isoformat()})
    who = one.person_id or "(no account)"
    return (
        f"{at:%Y-%m-%d %H:%M:%S}  {who:32}  saw {one.kind:8} of {one.whose_id} {one.about_id} by {one.door}"
    )


def _moment(given: datetime | None, *, is_end: bool = False) -> datetime | None:
    """Return the moment in Bangkok; a day that ends a span counts as a whole."""
    if given is None:
        return None
    whole = is_end and given.time() == time()
    return (given + timedelta(days=1) if whole else given).replace(tzinfo=BANGKOK)
