"""`flask ops sessions`: who is signed in to the pages, and out with one of them or all."""

import click
from flask.cli import AppGroup

from bot.clock import machine_ms
from bot.desks import desk_of
from cli.working import open_core
from models import audit, logins, web_sessions

sessions = AppGroup("sessions", help="Who is signed in to the pages for officers.")
ENDED = "sessions_ended"


@sessions.command("list")
def listed() -> None:
    """List the open sessions: whose, since when, last seen how long ago. Nothing in it opens anything."""
    base, now_ms = open_core(), machine_ms()
    with base.database.reading() as connection:
        found = web_sessions.open_sessions(connection, now_ms=now_ms)
    for one in found:
        click.echo(
            f"{one.person_id}  since {one.began_at:%Y-%m-%d %H:%M}  seen {(now_ms - one.seen_ms) // 60_000} min ago"
        )
    click.echo(f"{len(found)} open")


@sessions.command("end")
@click.option("--person", default="", help="Whose sessions end.")
@click.option("--all", "is_all", is_flag=True, help="Everybody's end.")
def end(person: str, *, is_all: bool) -> None:
    """End sessions and unused ways in at once; whoever still may comes in again by a new link from the chat."""
    if bool(person) == is_all:
        raise click.UsageError("name --person ID, or say --all")
    base = open_core()
    with base.database.writing() as connection:
        desk = desk_of(base, connection)
        count = web_sessions.end_all(connection, now_ms=desk.now_ms, by="operator", person_id=person)
        logins.take_back(connection, person)
        audit.note(connection, at=desk.now, act=ENDED, about_id=person or "all", person_id=None)
    click.echo(f"{count} ended")
