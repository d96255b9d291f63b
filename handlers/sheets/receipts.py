"""Tell the sender of a table, once for all of its lines, what arrived under which numbers."""

from collections.abc import Sequence

from engine.conversation.bubbles import Bubble, Button, Card, Plain, Press, Row, Text, say
from engine.conversation.effects import Send
from handlers.desk import Desk
from handlers.messenger.intending import intend
from handlers.receipts import what
from handlers.sheets.tables import Table
from models import reports
from models.notices import Notice
from models.reports import Report

KIND = "sheet_received"


def tell(desk: Desk, table: Table, effects: Sequence[Send], seed: str) -> None:
    """Have the sender hear of what was sent outside the chat; a long list of receipts is one message."""
    found = [reports.of_draft(desk.connection, one.draft.id) for one in effects]
    ids = [one.id for one in found if one is not None]
    if not ids:
        return
    intend(
        desk,
        person_id=table.who.person_id,
        kind=KIND,
        about_id=seed[:40],
        details={"reports": ids},
        is_worth_a_push=True,
        not_before=desk.now,
    )


def received(desk: Desk, notice: Notice) -> Bubble | None:
    """Say how many reports arrived and under which numbers; what was corrected or taken back since is not counted."""
    ids = [str(one) for one in notice.details.get("reports", [])]
    found = [row for one in ids if (row := reports.get(desk.connection, one)) is not None and row.is_current]
    if not found:
        return None
    return card(what(desk, found[0]), found, say("What you sent on the web page has arrived."))


def card(duty: str, found: Sequence[Report], title: Text) -> Card:
    """Show the receipt of a whole table."""
    numbers = sorted(one.number for one in found)
    words = Plain(numbers[0]) if len(numbers) == 1 else _span(numbers)
    rows = (
        Row(say("What"), Plain(duty)),
        Row(say("How many"), say("{count} units", count=len(found))),
        Row(say("Receipt numbers"), words),
    )
    menu = Button(say("What I owe"), Press("m", index=0))
    return Card(title=title, rows=rows, remarks=(say("Made a mistake? Type: fix it."),), actions=(menu,))


def _span(numbers: Sequence[str]) -> Text:
    return say("{first} to {last}", first=numbers[0], last=numbers[-1])
