"""Say of what few may know only that there is something to open, and to nobody else even that."""

from engine.conversation.bubbles import Bubble, Button, Card, Note, Row, say
from handlers import secrecy
from handlers.desk import Desk
from models.notices import Notice

# Buttons that lead on to it, and nowhere else.
LEADS_ON = frozenset({"check", "fixit", "o", "r", "anew", "seeamend"})


def shut(desk: Desk, notice: Notice, bubble: Bubble) -> Bubble | None:
    """Return the bubble as it may ride on a message: closed when it is about something confidential, None for who may not know."""
    if not secrecy.any_closed(desk):
        return bubble
    row = secrecy.row_of(desk, notice)
    if row is None or not secrecy.is_closed(desk, row):
        return bubble
    if not secrecy.knows(desk, notice.person_id, row):
        return None
    return Card(title=say("News"), rows=(Row(say("Something that is to be opened"), None, _way(bubble)),))


def _way(bubble: Bubble) -> Button | None:
    """Return the first button that leads to it."""
    if isinstance(bubble, Note):
        found = [one for one in bubble.quick if isinstance(one, Button)]
    else:
        inside = [*(row.button for row in bubble.rows), *bubble.actions, *bubble.choices]
        found = [one for one in inside if isinstance(one, Button)]
    return next((one for one in found if one.press.kind in LEADS_ON), None)
