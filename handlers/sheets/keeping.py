"""Keep what was typed into a table as drafts, the same that the chat goes on with; nothing that moved is written over."""

from collections.abc import Sequence

from engine.conversation.state import State, state_to_dict
from engine.sheet.parts import Row
from handlers import filling
from handlers.desk import Desk
from handlers.online import elsewhere
from handlers.sheets.tables import Table
from models import conversations, drafts
from models.conversations import Moved


def keep(desk: Desk, table: Table, rows: Sequence[Row]) -> int:
    """Store the lines that somebody has typed into; return how many there were."""
    changed = [row for row in rows if row.changed]
    if not changed:
        return 0
    unmoved(desk, table, changed)
    state = table.state
    for row in changed:
        filling.keep(desk, table.who, row.filling.draft)
        state = elsewhere(state, row.filling.draft.id)
    move(desk, table, state)
    return len(changed)


def unmoved(desk: Desk, table: Table, rows: Sequence[Row]) -> None:
    """Raise `Moved` where a draft is another one by now, or where one was begun meanwhile."""
    known = {row.id for row in table.drafts.values()}
    begun = {
        row.obligation_id
        for row in drafts.open_of(desk.connection, table.who.person_id)
        if row.id not in known and row.purpose == rows[0].filling.draft.purpose
    }
    for row in rows:
        before = table.drafts.get(row.line.key)
        if before is None and row.line.key in begun:
            raise Moved
        if before is not None:
            now = drafts.held(desk.connection, before.id)
            if now is None or now.state != drafts.OPEN or now.body != before.body:
                raise Moved


def move(desk: Desk, table: Table, state: State) -> None:
    """Move the conversation, so that a chat turn in flight is decided again."""
    conversations.move(
        desk.connection, table.who.person_id,
        version=table.version, state=state_to_dict(state), last_ms=table.last_ms,
    )  # fmt: skip
