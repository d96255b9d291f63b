"""`flask ops webhook`: which systems are told of a programme's events, how it goes, and telling again what was not taken."""

from datetime import UTC, datetime

import click

from bot import tokens
from bot.hooks.reaching import NotAllowed, checked
from cli.working import open_core, reading, writing
from engine.obligations.calendar import BANGKOK
from handlers.feeding import outgoing, watching
from handlers.feeding.watching import Wish
from models import endpoints, outbox
from models.outbox import DEAD, WAITING

SHOWN = 50
NONE = "there is no such webhook"


@click.group("webhook")
def webhook() -> None:
    """Tell other systems of what happens to reports; docs/api.md says how they check it."""


@webhook.command("add")
@click.argument("url")
@click.option("--programme", "programme_id", required=True)
@click.option("--events", default="", help=f"Divided by commas; none = all: {', '.join(outgoing.KINDS)}")
def add(url: str, programme_id: str, events: str) -> None:
    """Tell an address from now on; show the secret that signs, this once."""
    base = open_core()
    kinds = tuple(one.strip() for one in events.split(",") if one.strip()) or outgoing.KINDS
    if unknown := set(kinds) - set(outgoing.KINDS):
        raise click.ClickException(
            f"no such event: {', '.join(sorted(unknown))}; there are: {', '.join(outgoing.KINDS)}"
        )
    if programme_id not in base.shelf.library().programmes:
        raise click.ClickException(f"there is no programme {programme_id}; flask packs list shows them")
    try:
        checked(url, may_be_local=base.settings.webhooks_may_be_local)
    except NotAllowed as error:
        raise click.ClickException(str(error)) from error
    wish, secret = Wish(tokens.short_id(), programme_id, url, kinds), tokens.secret()
    with writing(base) as desk:
        watching.add(desk, wish, secret, by=None)
    click.echo(wish.id)
    click.echo(secret)
    click.echo("The secret is not shown again. Running processes begin within a few seconds.", err=True)


@webhook.command("list")
def show() -> None:
    """List the webhooks with what waits and what was given up."""
    base = open_core()
    with reading(base) as desk:
        counts = outbox.counts(desk.connection)
        for one in endpoints.of_programmes(desk.connection):
            waits, dead = counts.get((one.id, WAITING), 0), counts.get((one.id, DEAD), 0)
            click.echo(f"{one.id}  {one.state}  {one.programme}  {one.url}  {waits} wait, {dead} given up")


@webhook.command("log")
@click.argument("webhook_id")
def log(webhook_id: str) -> None:
    """Show the latest tries at a webhook: when, what, the answer, how long it took."""
    base = open_core()
    with reading(base) as desk:
        for one, told in outbox.log(desk.connection, webhook_id, SHOWN):
            at = datetime.fromtimestamp(one.at_ms / 1000, UTC).astimezone(BANGKOK)
            what = f"{told.id} {told.kind}" if told else f"{one.outgoing_id}"
            click.echo(
                f"{at:%Y-%m-%d %H:%M:%S}  {what}  {one.status or '-'}  {one.took_ms} ms  {one.why}".rstrip()
            )


@webhook.command("rotate")
@click.argument("webhook_id")
def rotate(webhook_id: str) -> None:
    """Show a new secret, this once; for a week the former one signs too."""
    base, secret = open_core(), tokens.secret()
    with writing(base) as desk:
        _must(watching.rotate(desk, webhook_id, secret, by=None))
    click.echo(secret)


@webhook.command("resume")
@click.argument("webhook_id")
def resume(webhook_id: str) -> None:
    """Tell a paused webhook again, what waits first."""
    with writing(open_core()) as desk:
        _must(watching.resume(desk, webhook_id, by=None))
    click.echo("resumed")


@webhook.command("remove")
@click.argument("webhook_id")
def remove(webhook_id: str) -> None:
    """Tell it nothing any more."""
    with writing(open_core()) as desk:
        _must(watching.remove(desk, webhook_id, by=None))
    click.echo("removed")


@webhook.command("replay")
@click.argument("number", type=int, required=False)
@click.option("--since", type=click.DateTime(), help="Everything since a day or moment in Bangkok.")
@click.option("--webhook", "webhook_id", default="", help="With --since: only this one.")
def replay(number: int | None, since: datetime | None, webhook_id: str) -> None:
    """Tell something again under its own id, by the number that health and log show, or all since a moment."""
    if (number is None) == (since is None):
        raise click.ClickException("name either a number or --since")
    since_ms = int(since.replace(tzinfo=BANGKOK).timestamp() * 1000) if since else 0
    with writing(open_core()) as desk:
        count = watching.replay(desk, outgoing=number, endpoint_id=webhook_id, since_ms=since_ms)
    click.echo(f"{count} will be told again")
    if not count:
        raise SystemExit(1)


def _must(is_there: bool) -> None:  # noqa: FBT001 - what a handler has just said
    if not is_there:
        raise click.ClickException(NONE)
