"""Open a group's part for an officer who fills it in, and find out who is taken to have told it."""

from engine.conversation.chasing.seen import Asked
from engine.conversation.chasing.wording import HOWS
from engine.conversation.events import Pressed
from engine.conversation.scene import Filling
from handlers import filling
from handlers.contacting.chased import part_of
from handlers.desk import Desk
from handlers.overtaking import sender
from handlers.owing import Rights
from models import drafts, obligations, offices


def opening(desk: Desk, held: Rights, event: Pressed, open_drafts: list[drafts.Draft]) -> Filling | None:
    """Open a group's part when it was said how it was told: the one that is begun, or a new one."""
    if event.press.index not in HOWS or part_of(desk, held, event.press.draft) is None:
        return None
    row = obligations.get(desk.connection, event.press.draft)
    begun = next((one for one in open_drafts if row and _is_part(one, row.id)), None)
    if begun is not None:
        return filling.stored(desk, begun)
    return filling.opening(desk, row, "collect", event.when.seed) if row else None


def asked(desk: Desk, held: Rights, obligation_id: str) -> Asked | None:
    """Return the part with whoever speaks for the group; None when it is not this person's office's to fill in."""
    part = part_of(desk, held, obligation_id)
    if part is None:
        return None
    leader = offices.leaders(desk.connection, [part.unit], at=desk.now).get(part.unit, "")
    name = sender(desk, leader) if leader else ""
    return Asked(part.id, part.duty, part.about, name, leader if name else "")


def _is_part(row: drafts.Draft, obligation_id: str) -> bool:
    return row.obligation_id == obligation_id and row.purpose == "collect"
