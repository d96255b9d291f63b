"""Tell news to one person, checked again: not what she has read, and not what was taken back."""

from engine.conversation.announcing.wording import received
from engine.conversation.bubbles import Bubble
from handlers.announcing.scenes import one_received
from handlers.desk import Desk
from models.notices import Notice


def bubble(desk: Desk, notice: Notice) -> Bubble | None:
    """Return the card of news, or None when there is nothing to tell any more."""
    one = one_received(desk, notice.person_id, notice.about_id)
    return received(one) if one is not None and not one.is_read else None
