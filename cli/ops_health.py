"""`flask ops health`: how every part of the product is, in words, and as JSON for scripts."""

import json
from typing import Any

import click
from sqlalchemy import func, select

from bot import vitals
from bot.clock import machine_ms
from bot.texts import Texts
from bot.wiring import Core
from cli import webhooks
from cli.working import open_core, reading
from engine.conversation.bubbles import Phrase
from engine.vitals.signs import Sign, signs, worst
from handlers.messenger.budget import budget
from models import inbox, machinery, menus
from models.base import table
from models.inbox import Inbound
from models.messages import Message

MARKS = {"green": "✓", "yellow": "!", "red": "✗"}
MOST = 20


@click.command("health")
@click.option("--json", "as_json", is_flag=True, help="Everything that was counted, for a script.")
def show_health(*, as_json: bool) -> None:
    """Say how every part is and what to do; exit 1 when something is red."""
    base = open_core()
    found = signs(vitals.count(base))
    if as_json:
        click.echo(json.dumps(_report(base, found), ensure_ascii=False))
    else:
        for one in found:
            _say(base.texts, one)
        for line in webhooks.lines(base):
            click.secho(line, fg="yellow")
    if worst(found) == "red" and not as_json:
        raise SystemExit(1)


def _say(texts: Texts, one: Sign) -> None:
    click.secho(f"{MARKS[one.colour]} {_words(texts, one.words)}", fg=one.colour)
    if one.cure is not None:
        click.echo(f"  → {_words(texts, one.cure)}")


def _words(texts: Texts, phrase: Phrase) -> str:
    return texts.word(phrase, {})


def _report(base: Core, found: tuple[Sign, ...]) -> dict[str, Any]:
    """Return the same in figures, each trouble with the command that mends it."""
    inbound, message = table(Inbound), table(Message)
    with base.database.reading() as connection:
        by_state = select(message.c.state, func.count()).group_by(message.c.state)
        states: dict[str, int] = dict(connection.execute(by_state).tuples().all())
        waiting = connection.execute(select(func.count()).where(inbound.c.state == inbox.OPEN)).scalar_one()
        dead = connection.execute(
            select(inbound.c.id, inbound.c.fate).where(inbound.c.state == inbox.DEAD).limit(MOST)
        ).tuples()
        given_up = [{"id": row, "why": fate, "again": f"flask ops replay {row}"} for row, fate in dead]
        beats = machinery.heartbeats(connection)
        lagging = machinery.rows_owed(connection)
        behind = menus.behind(connection)
    with reading(base) as desk:
        month = budget(desk)
    return {
        "signs": {one.name: {"colour": one.colour, "words": _words(base.texts, one.words)} for one in found},
        "quota": {
            "limit": month.limit, "used": month.used, "left": month.left, "alarm": month.alarm,
            "read_at": month.read_at.isoformat() if month.read_at else None, "more": "flask ops budget",
        },
        "events_waiting": waiting,
        "events_given_up": given_up,
        "messages": states,
        "seconds_since_beat": {beat.process: (machine_ms() - beat.beat_ms) // 1000 for beat in beats},
        "menus_not_shown": [{"people": number, "why": why, "again": "flask line setup"} for why, number in behind],
        **webhooks.report(base),
        "sheet_rows_behind": [
            {"report": debt.root_id, "why": debt.reason, "again": "flask export sheets"} for debt in lagging
        ],
    }  # fmt: skip
