"""Tell the day's summary: it rides on the first answer of the day, or on the day's card where something waits."""

from typing import Final

from engine.conversation.bubbles import Bubble
from engine.conversation.digest import showing
from engine.obligations.calendar import day_in_bangkok
from handlers import owing
from handlers.desk import Desk
from handlers.digesting.facts import digest
from handlers.speakers import agreed
from models.notices import Notice

KIND: Final = "digest"


def bubble(desk: Desk, notice: Notice) -> Bubble | None:
    """Show it as it stands now; None on another day, and when there is nothing to do that she does not know."""
    who = agreed(desk, notice.person_id)
    if who is None or notice.about_id != day_in_bangkok(desk.now).isoformat():
        return None
    found = digest(desk, who, owing.rights(desk, notice.person_id))
    return showing.card(found) if found is not None and found.is_telling else None


BUBBLES = {KIND: bubble}
