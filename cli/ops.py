"""`flask ops`: what the operator needs to see."""

import json

import click
from flask.cli import AppGroup
from sqlalchemy import func, select

from bot import config
from bot.clock import machine_ms
from cli.ops_budget import show_budget
from cli.ops_questions import questions
from cli.ops_quiet import quiet
from cli.ops_why import why
from cli.working import open_core, reading
from handlers.messenger.budget import budget
from models import inbox, machinery, menus
from models.base import table
from models.inbox import Inbound
from models.messages import Message

ops = AppGroup("ops", help="Operator's tools.")
ops.add_command(show_budget)
ops.add_command(questions)
ops.add_command(quiet)
ops.add_command(why)


@ops.command("config")
def show_config() -> None:
    """Print every setting with its source, secrets masked."""
    for name, (value, source) in config.masked(config.load()).items():
        click.echo(f"{name:28} {value:40} {source}")


@ops.command("health")
@click.option("--json", "as_json", is_flag=True)
def show_health(*, as_json: bool) -> None:
    """Say what waits, what failed and who is silent."""
    base = open_core()
    inbound, message = table(Inbound), table(Message)
    with base.database.reading() as connection:
        states: dict[str, int] = dict(
            connection.execute(
                select(message.c.state, func.count().label("number")).group_by(message.c.state)
            )
            .tuples()
            .all()
        )
        waiting = connection.execute(select(func.count()).where(inbound.c.state == inbox.OPEN)).scalar_one()
        dead = list(
            connection.execute(
                select(inbound.c.id, inbound.c.fate).where(inbound.c.state == inbox.DEAD).limit(20)
            ).tuples()
        )
        beats = machinery.heartbeats(connection)
        lagging = machinery.rows_owed(connection)
        behind = menus.behind(connection)
    silent = {beat.process: (machine_ms() - beat.beat_ms) // 1000 for beat in beats}
    with reading(base) as desk:
        month = budget(desk)
    report = {
        "quota": {
            "limit": month.limit,
            "used": month.used,
            "left": month.left,
            "alarm": month.alarm,
            "read_at": month.read_at.isoformat() if month.read_at else None,
            "more": "flask ops budget",
        },
        "events_waiting": waiting,
        "events_given_up": [
            {"id": row_id, "why": fate, "again": f"flask ops replay {row_id}"} for row_id, fate in dead
        ],
        "messages": states,
        "seconds_since_beat": silent,
        "menus_not_shown": [
            {"people": number, "why": why, "again": "flask line setup"} for why, number in behind
        ],
        "sheet_rows_behind": [
            {"report": debt.root_id, "why": debt.reason, "again": "flask export sheets"} for debt in lagging
        ],
    }
    click.echo(json.dumps(report, ensure_ascii=False, indent=None if as_json else 2))


@ops.command("replay")
@click.argument("row_id", type=int)
def replay(row_id: int) -> None:
    """Open an event that was given up, to be handled again."""
    base = open_core()
    with base.database.writing() as connection:
        is_open = inbox.reopen(connection, row_id)
    click.echo("open again" if is_open else "not a given-up event")
    if not is_open:
        raise SystemExit(1)
