"""Make a reply ready to leave: rendered, sealed, its row stored as being sent. Decides nothing and sends nothing."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.fates import FIRST_TRY_MS
from bot.links import makers
from bot.parts import Parts
from bot.render import Renderer
from handlers import accesses
from handlers.desk import Desk, Look, Speaker
from handlers.recording import Recorded
from models import inbox, messages, notices
from models.messages import Outgoing


@dataclass(frozen=True, slots=True)
class Ready:
    """A reply that is committed and only has to leave."""

    message: Outgoing
    body: list[dict[str, object]]
    has_riders: bool


def ready(
    parts: Parts, desk: Desk, row: inbox.Waiting, who: Speaker, recorded: Recorded, *, looks: Sequence[Look], token: str | None
) -> Ready | None:  # fmt: skip
    """Store what somebody is answered; None when that is nothing."""
    if not recorded.bubbles:
        return None
    renderer = Renderer(
        parts.texts, parts.buttons, parts.public_url, who.person_id, recorded.blanks,
        *makers(parts.passes, desk, who.person_id),
    )  # fmt: skip
    body: list[dict[str, object]] = list(renderer.messages(recorded.bubbles))
    key = desk.vault.key(desk.connection, row.mailbox)
    words = json.dumps(body, ensure_ascii=False)
    sealed = key.seal(words)
    accesses.note(desk, looks, who=who.person_id, door="chat", shown=words)
    message = Outgoing(
        f"reply:{row.id}", who.person_id, who.line_hash, "reply", sealed, token, recorded.is_worth_a_push,
        messages.SENDING, 0, desk.now_ms,
    )  # fmt: skip
    messages.add_reply(desk.connection, message, made_at=desk.now, next_try_ms=desk.now_ms + FIRST_TRY_MS)
    if recorded.told.notices:
        notices.ride(desk.connection, recorded.told.notices, message_id=message.id, at=desk.now)
    return Ready(message, body, bool(recorded.told.notices))
