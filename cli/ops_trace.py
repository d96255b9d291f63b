"""`flask ops trace`: follow one event, one answer or one push through everything, without a word of what was said."""

from collections.abc import Iterator
from datetime import UTC, datetime

import click
from sqlalchemy import Connection

from cli.working import open_core
from engine.obligations.calendar import in_bangkok
from models import inbox, traces
from models.traces import Came, Left

# An answer bears the number of the row that it answers.
REPLY = "reply:"
STATES = {inbox.OPEN: "waits", inbox.DONE: "handled", inbox.DEAD: "given up"}


@click.command("trace")
@click.argument("number")
def trace(number: str) -> None:
    """Follow NUMBER: a webhook event's id, its row in the inbox, a message's id, or LINE's request id."""
    base = open_core()
    with base.database.reading() as connection:
        lines = list(_lines(connection, number))
    for line in lines:
        click.echo(line)
    if not lines:
        click.echo("nothing is known under this number; rows are kept, so look whether it is whole", err=True)
        raise SystemExit(1)


def _lines(connection: Connection, number: str) -> Iterator[str]:
    event = traces.came(connection, number)
    message = traces.left(connection, f"{REPLY}{event.id}" if event else number)
    if event is None and message is not None and message.id.startswith(REPLY):
        event = traces.came(connection, message.id.removeprefix(REPLY))
    if event is not None:
        yield from _of_event(event)
    if message is not None:
        yield from _of_message(connection, message, event)


def _of_event(event: Came) -> Iterator[str]:
    yield f"{_clock(event.at_ms)}  LINE's event {event.event_id}"
    yield f"{_clock(event.received_ms)}  stored as row {event.id}, {event.received_ms - event.at_ms} ms after LINE made it"
    if event.done_ms is None:
        again = f", {event.tries} tries so far" if event.tries else ""
        yield f"{'':12}  {STATES[event.state]}{again}{_because(event.fate)}"
        return
    yield f"{_clock(event.done_ms)}  {STATES[event.state]} after {event.done_ms - event.received_ms} ms{_because(event.fate)}"


def _of_message(connection: Connection, message: Left, event: Came | None) -> Iterator[str]:
    if event is not None:
        for one in traces.acts(connection, message.person_id, message.made_at):
            yield f"{'':12}  written down: {one['act']} {one['about_id']}"
    yield f"{_clock(message.made_ms)}  {message.kind} {message.id} for person {message.person_id[:8]}, because {message.why}"
    for one in traces.decided(connection, message.id):
        yield f"{'':12}  decided: {one['verdict']} {one['about_id']}, because {one['why']}"
    cost = f"{message.recipients} counted ({message.share})" if message.is_counted else "free"
    after = (
        f" after {message.sent_ms - (event.received_ms if event else message.made_ms)} ms"
        if message.sent_ms
        else ""
    )
    request = f", LINE's request {message.request_id}" if message.request_id else ""
    at = _clock(message.sent_ms) if message.sent_ms else f"{'':12}"
    yield f"{at}  {message.state}{after}, {message.tries} tries, {cost}{request}{_because(message.reason)}"


def _because(reason: str | None) -> str:
    return f": {reason}" if reason else ""


def _clock(at_ms: int) -> str:
    moment = in_bangkok(datetime.fromtimestamp(at_ms / 1000, UTC))
    return f"{moment:%H:%M:%S}.{at_ms % 1000:03}"
