"""Word the reminder of what somebody wanted to answer later, only while it is open."""

from engine.conversation.bubbles import Bubble, Button, Card, Plain, Press, Row, say
from engine.conversation.events import When
from engine.conversation.filling import promising
from engine.conversation.wording import short
from engine.forms import filling as forms
from handlers import filling
from handlers.desk import Desk
from models import drafts
from models.notices import Notice

ROWS = 6


def bubble(desk: Desk, notice: Notice) -> Bubble | None:
    """Name what can be answered now; None when nothing of it is open any more."""
    row = drafts.get(desk.connection, notice.about_id)
    mine = row is not None and row.state == drafts.OPEN and row.person_id == notice.person_id
    filled = filling.stored(desk, row) if row is not None and mine else None
    if filled is None:
        return None
    when = When(desk.now_ms, desk.now, filled.draft.id)
    answers = filled.draft.answers
    away = promising.put_off(filled.draft, when)
    asked = forms.questions(filled.form, answers, when.at, when.seed, filled.within)
    due = [
        one
        for one in asked
        if one.path in filled.draft.promised and one.path not in away and not answers.get(one.path)
    ]
    if not due:
        return None
    name = Row(
        Plain(f"{filled.title} · {filled.subject}"), None, Button(say("Go on"), Press("r", filled.draft.id))
    )
    rows = tuple(Row(Plain(short(filled, one, when))) for one in due[:ROWS])
    return Card(title=say("Is this known by now?"), rows=(*rows, name))
