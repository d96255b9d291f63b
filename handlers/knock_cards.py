"""Show an office who waits for its tap, and tell the one who waited what came of it."""

from engine.conversation.bubbles import Bubble, Button, Card, Note, Plain, Press, Row, say
from handlers.desk import Desk
from handlers.scenes import knocker_name
from handlers.staffing.deciders import deciders
from models import joining, offices
from models.notices import Notice


def knock(desk: Desk, notice: Notice) -> Bubble | None:
    """Show who waits to be let in, to somebody who still acts for that office."""
    waiting = joining.open_knock(desk.connection, notice.about_id)
    code = joining.by_id(desk.connection, waiting.code_id) if waiting else None
    if waiting is None or code is None or notice.person_id not in deciders(desk, code, waiting.person_id):
        return None
    office = offices.office(desk.connection, code.office_id)
    asks = say("says this is a new phone") if code.relinks else say("wants to join")
    rows = (
        Row(say("Who"), Plain(knocker_name(desk, waiting, code) or "-")),
        Row(say("What"), asks),
        Row(say("Where"), Plain(office.name if office else "")),
    )
    actions = (
        Button(say("Yes, I know this person"), Press("n", waiting.id, index=0), "primary"),
        Button(say("No"), Press("n", waiting.id, index=1)),
    )
    return Card(title=say("Somebody waits for your tap"), rows=rows, actions=actions)


def let_in(desk: Desk, notice: Notice) -> Bubble | None:
    """Say that an officer has confirmed a new phone or a new colleague."""
    del desk, notice
    menu = Button(say("What I owe"), Press("m", index=0))
    return Note((say("The officer has confirmed you. Everything is as it was."),), (menu,))


def kept_out(desk: Desk, notice: Notice) -> Bubble | None:
    """Say that an officer has not confirmed."""
    del desk, notice
    return Note((say("The officer did not confirm. Please call the office."),))
