"""Show a question to the officers and its answer to the one who asked, each checked again at this moment."""

from engine.conversation.bubbles import Bubble, Button, Card, Plain, Press, Row, say
from engine.conversation.enquiries import row as question_row
from engine.conversation.menu.functions import press
from handlers import enquiries as asking
from handlers import owing
from handlers.desk import Desk
from models import conversations, drafts, enquiries
from models.notices import Notice


def asked(desk: Desk, notice: Notice) -> Bubble | None:
    """Show a question to somebody who acts for the office, while it is open."""
    row = enquiries.get(desk.connection, notice.about_id)
    held = owing.rights(desk, notice.person_id)
    seen = asking.seen_by(desk, row, notice.person_id, held)
    if seen is None or seen.is_mine:
        return None
    return Card(title=say("A question from a group"), rows=(question_row(seen),))


def answered(desk: Desk, notice: Notice) -> Bubble | None:
    """Show an answer with its question, to the one who asked and still has to do with the office."""
    row = enquiries.get(desk.connection, notice.about_id)
    if row is None or row.state != enquiries.ANSWERED or row.answers != notice.step:
        return None
    helpers = asking.helpers(desk, owing.rights(desk, notice.person_id))
    helper = next((one for one in helpers if one.office == row.office_id), None)
    question, answer = asking.told(desk, row)
    if helper is None or not answer:
        return None
    rows = (Row(say("You asked"), Plain(question)),) if question else ()
    return Card(
        title=say("The office has answered"),
        rows=(*rows, Row(Plain(helper.name), Plain(answer))),
        actions=(*_goes_on(desk, notice.person_id), Button(say("Ask an officer"), press("ask"))),
    )


def _goes_on(desk: Desk, person_id: str) -> tuple[Button, ...]:
    """Lead back to the form that is open: the buttons of its question vanish when this card arrives."""
    standing = conversations.load(desk.connection, person_id)
    draft = standing.state.get("draft") if standing else ""
    is_open = bool(draft) and draft in {one.id for one in drafts.open_of(desk.connection, person_id)}
    return (Button(say("Go on"), Press("r", str(draft)), "primary"),) if is_open else ()
