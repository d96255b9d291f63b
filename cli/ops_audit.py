"""`flask ops audit`: whether anybody has changed what the audit holds."""

import click

from bot import sealed
from cli.working import open_core
from models import accesses, audit_seals


@click.group("audit")
def audit() -> None:
    """The record of who did what, and the seals over it."""


@audit.command("verify")
@click.option(
    "--digest", default="", help="A seal from a log of yours, as NUMBER:DIGEST; it has to stand in the chain."
)
def verify(digest: str) -> None:
    """Check every seal; exit 1 when a row was changed, added to a sealed block, or taken out."""
    base = open_core()
    with base.database.reading() as connection:
        wrong = [
            f"seal {one.id} of {one.made_at:%Y-%m-%d %H:%M}: {why}"
            for one, why in audit_seals.broken(connection)
        ]
        wrong += accesses.broken(connection)
        if digest and not audit_seals.stands(connection, digest):
            wrong.append(f"{digest} does not stand in the chain: the seals were made anew")
        last, waiting = audit_seals.latest(connection), audit_seals.unsealed(connection)
    for line in wrong:
        click.secho(line, fg="red")
    if wrong:
        raise SystemExit(1)
    until = f"{last.id} seals hold, the last is {last.id}:{last.digest}" if last else "nothing is sealed yet"
    click.echo(f"{until}; {waiting} rows wait for the next one")


@audit.command("seal")
def seal_now() -> None:
    """Seal what has no seal yet, without waiting for the half hour."""
    click.echo(f"{sealed.seal(open_core())} blocks sealed")
