"""`flask ops tls`: whether what stands in front of us speaks as safely as people may expect."""

from urllib.parse import urlsplit

import click

from bot import config
from bot.clock import Clock
from cli import tls_asking


@click.command("tls")
@click.argument("address", required=False, default="")
def tls(address: str) -> None:
    """Ask PUBLIC_URL, or another ADDRESS, for its TLS: version, ciphers, certificate; exit 1 when something is wrong."""
    parts = urlsplit(address or config.load().public_url)
    if parts.scheme != "https" or not parts.hostname:
        raise click.ClickException("an address of https is asked for its TLS: name one, or set PUBLIC_URL")
    found = tls_asking.ask(parts.hostname, parts.port or 443, now=Clock().now())
    if found.version:
        click.echo(
            f"{parts.hostname}: {found.version}, {found.cipher}, certificate good for {found.days_left} days"
        )
    for one in found.wrong:
        click.echo(f"WRONG: {one}")
    if found.wrong:
        raise SystemExit(1)
    click.echo("well")
