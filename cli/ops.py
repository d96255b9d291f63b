"""`flask ops`: what the operator needs to see."""

import click
from flask.cli import AppGroup

from bot import config
from cli.ops_accesses import show_accesses
from cli.ops_api import api_token
from cli.ops_audit import audit
from cli.ops_backup import backup
from cli.ops_budget import show_budget
from cli.ops_health import show_health
from cli.ops_held import release_held
from cli.ops_keys import keys
from cli.ops_move import move_rows
from cli.ops_questions import questions
from cli.ops_quiet import quiet
from cli.ops_restore import restore_backup
from cli.ops_retention import show_retention
from cli.ops_sessions import sessions
from cli.ops_tls import tls
from cli.ops_trace import trace
from cli.ops_webhooks import webhook
from cli.ops_why import why
from cli.working import open_core
from models import inbox

ops = AppGroup("ops", help="Operator's tools.")
ops.add_command(show_accesses)
ops.add_command(api_token)
ops.add_command(audit)
ops.add_command(backup)
ops.add_command(show_budget)
ops.add_command(show_health)
ops.add_command(keys)
ops.add_command(questions)
ops.add_command(release_held)
ops.add_command(move_rows)
ops.add_command(restore_backup)
ops.add_command(quiet)
ops.add_command(show_retention)
ops.add_command(sessions)
ops.add_command(tls)
ops.add_command(trace)
ops.add_command(webhook)
ops.add_command(why)


@ops.command("config")
def show_config() -> None:
    """Print every setting with its source, secrets masked."""
    for name, (value, source) in config.masked(config.load()).items():
        click.echo(f"{name:28} {value:40} {source}")


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
