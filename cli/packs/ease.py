"""`flask packs waive`, `extend` and `hand-over`: what an admin does with one obligation, with who and why."""

from datetime import date

import click

from cli.working import open_core, writing
from handlers import easing
from handlers.concessions import limits
from handlers.desk import Desk
from models import obligations, offices
from models.obligations import Obligation

BY = click.option("--by", default="", help="Id of the person who decides it.")


@click.command("waive")
@click.argument("obligation")
@click.option("--why", required=True, help="Why it is not asked for; kept in clear, so without names.")
@BY
def waive(obligation: str, why: str, by: str) -> None:
    """Ask for one obligation no more."""
    with writing(open_core()) as desk:
        row = _row(desk, obligation)
        if not easing.waive(desk, row.id, by=by or None, why=why):
            raise click.ClickException(f"{obligation} is {row.state}, and cannot be waived")
    click.echo(f"{obligation} waived")


@click.command("extend")
@click.argument("obligation")
@click.argument("day")
@click.option("--letter", required=True, help="The letter that it rests on.")
@BY
def extend(obligation: str, day: str, letter: str, by: str) -> None:
    """Give one obligation a later day, at most the printed latest one; DAY is written as 2022-05-31."""
    try:
        wanted = date.fromisoformat(day)
    except ValueError as wrong:
        raise click.UsageError(f"{day} is no day: write 2022-05-31") from wrong
    with writing(open_core()) as desk:
        row = _row(desk, obligation)
        last = limits.latest(desk, row)
        if last is not None and wanted > last:
            raise click.ClickException(f"the printed latest day is {last}")
        if not easing.extend(desk, row.id, wanted, by=by or None, letter=letter):
            raise click.ClickException(f"{obligation} is due {row.due or 'on no day'}: name a later day")
    click.echo(f"{obligation} due {wanted}")


@click.command("hand-over")
@click.argument("obligation")
@click.argument("office")
@BY
def hand_over(obligation: str, office: str, by: str) -> None:
    """Let another office go on with one obligation, with its part, drafts, days and reminders."""
    with writing(open_core()) as desk:
        row = _row(desk, obligation)
        if offices.office(desk.connection, office) is None:
            raise click.UsageError(f"no office {office}")
        new = easing.hand_over(desk, row.id, office, by=by or None)
        if new is None:
            raise click.ClickException(f"{obligation} is {row.state} at {row.office_id}, and cannot go there")
    click.echo(f"{obligation} goes on as {new}")


def _row(desk: Desk, obligation: str) -> Obligation:
    row = obligations.get(desk.connection, obligation)
    if row is None:
        raise click.UsageError(f"no obligation {obligation}: see `flask packs obligations`")
    return row
