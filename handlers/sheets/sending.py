"""Send the chosen lines of a table as reports, all of them or none, through the same recording as the chat's."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from engine.conversation.effects import Turn
from engine.sheet.parts import Row
from handlers.desk import Desk
from handlers.recording import Recorded, record
from handlers.sheets import receipts
from handlers.sheets.keeping import move, unmoved
from handlers.sheets.tables import Table
from models import sheet_files


def send(
    desk: Desk,
    table: Table,
    rows: Sequence[Row],
    *,
    imported: Collection[str],
    seed: str,
    file_id: str = "",
) -> Recorded:
    """Store a report for each line; their sender hears of all of them at once, in the chat.

    `imported` are the lines that a file has told something of: with them the file counts as sent.
    """
    unmoved(desk, table, rows)
    chosen = [row for row in rows if row.send is not None]
    effects = tuple(
        replace(row.send, source="import" if row.line.key in imported else "web")
        for row in chosen
        if row.send is not None
    )
    state = table.state
    if state.draft in {row.filling.draft.id for row in chosen}:
        state = state.at("idle", draft="", nonce=state.nonce + 1)
    recorded = record(
        desk,
        table.who,
        Turn(state, effects),
        mailbox=f"line:{table.who.line_hash}",
        seed=seed,
        can_reply=False,
    )
    move(desk, table, state)
    count = sum(row.line.key in imported for row in chosen)
    if file_id and count:
        sheet_files.end(desk.connection, file_id, state=sheet_files.SENT, at=desk.now, count=count)
    receipts.tell(desk, table, effects, seed)
    return recorded
