"""Find again what somebody typed in an earlier message: it stays sealed in the inbox, never in the state of a conversation."""

import json

from handlers.desk import Desk, Speaker
from models import inbox


def words(desk: Desk, who: Speaker, message_id: str) -> str:
    """Return the text of a message of this person; empty once it was taken back, or emptied for its age."""
    mailbox = f"line:{who.line_hash}"
    key = desk.vault.existing(desk.connection, mailbox)
    if key is None or not message_id:
        return ""
    for _, body in inbox.bodies(desk.connection, mailbox):
        message = json.loads(key.open(body)).get("message")
        if isinstance(message, dict) and str(message.get("id", "")) == message_id:
            return str(message.get("text", ""))
    return ""
