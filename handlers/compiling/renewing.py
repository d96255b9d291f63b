"""Open the corrected report that follows from below now, and tell its office that there is one to send."""

from engine.conversation.bubbles import Bubble
from engine.conversation.compiled.hearing import card
from engine.conversation.events import When
from engine.conversation.scene import Filling
from engine.conversation.sent import changes
from handlers import correcting, owing
from handlers.desk import Desk, Speaker
from handlers.owing import Rights
from handlers.speakers import agreed
from models import drafts, report_sources
from models.notices import Notice


def opening(
    desk: Desk, who: Speaker, held: Rights, report_id: str, open_drafts: list[drafts.Draft]
) -> Filling | None:
    """Return a sent report with the figures of now, as its correction; the one that is begun, where there is one."""
    made = correcting.opening(desk, who, held, report_id, open_drafts)
    return made if made is not None and made.compiled is not None else None


def bubble(desk: Desk, notice: Notice) -> Bubble | None:
    """Show the figures of a report that moved, if they still differ and nobody has sent them meanwhile."""
    who = agreed(desk, notice.person_id)
    if who is None or notice.about_id not in report_sources.outdated(desk.connection, [notice.about_id]):
        return None
    begun = drafts.open_of(desk.connection, who.person_id)
    made = opening(desk, who, owing.rights(desk, who.person_id), notice.about_id, begun)
    when = When(desk.now_ms, desk.now, notice.about_id)
    if made is None or changes.is_empty(made, when):
        return None
    return card(made, when)
