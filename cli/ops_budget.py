"""`flask ops budget`: the month's messages: plan, used, left, by share, and what is still to come."""

import json
from dataclasses import asdict

import click

from bot import quota
from bot.texts import Texts
from cli.working import open_core, reading
from engine.conversation.bubbles import say
from handlers.messenger.budget import Budget, budget


@click.command("budget")
@click.option("--json", "as_json", is_flag=True)
@click.option("--ask/--no-ask", "asks", default=True, help="Whether LINE is asked first.")
def show_budget(*, as_json: bool, asks: bool) -> None:
    """Say what the month holds, what was used for what, and what the rest of it will ask for."""
    base = open_core()
    if asks and not quota.read(base):
        click.echo("LINE did not say; this is what was known before", err=True)
    with reading(base) as desk:
        found = budget(desk)
    if as_json:
        click.echo(json.dumps(_plain(found), ensure_ascii=False))
        return
    for name, value in lines(base.texts, found):
        click.echo(f"{name}: {value}")


def lines(texts: Texts, found: Budget) -> list[tuple[str, str]]:
    """Word a budget, a line a number."""
    shares = {
        "urgent": say("for what cannot wait"), "reminder": say("for reminders"), "escalation": say("for what is late"),
        "digest": say("for summaries"),
        "notice": say("for news and receipts"),
    }  # fmt: skip
    limit = say("No limit") if found.limit is None else say("{count} messages", count=found.limit)
    told = [
        (say("Month"), found.month),
        (say("Messages of this month"), texts.word(limit, {})),
        (say("Used"), str(found.used)),
        (say("On their way"), str(found.under_way)),
        (say("Left"), "" if found.left is None else str(found.left)),
        (say("Kept for what cannot wait"), str(found.kept)),
        (say("May be used today"), "" if found.today is None else str(found.today)),
        (say("Expected until the month ends"), str(found.foreseen)),
        *((phrase, str(found.by_share.get(share, 0))) for share, phrase in shares.items()),
    ]
    return [(texts.word(name, {}), value) for name, value in told]


def _plain(found: Budget) -> dict[str, object]:
    told = asdict(found)
    told["demand"] = {day.isoformat(): number for day, number in sorted(found.demand.items())}
    told["read_at"] = found.read_at.isoformat() if found.read_at else None
    return told
