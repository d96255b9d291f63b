"""Tell an office that a group has lost the person who reported for it, checked again: somebody may be there by now."""

from engine.conversation.bubbles import Bubble, Button, Card, Plain, Press, Row, say
from engine.conversation.menu.functions import press, title
from handlers.desk import Desk
from handlers.owing import rights
from handlers.pieces import sender_name
from handlers.privacy import vacating
from models import offices, units
from models.notices import Notice
from models.offices import UNIT


def gone(desk: Desk, notice: Notice) -> Bubble | None:
    """Say that the person of a group has deleted her data, who is left there, and how to let somebody new in."""
    unit = units.unit(desk.connection, notice.about_id)
    if unit is None or unit.office_id not in rights(desk, notice.person_id).offices:
        return None
    left = offices.holders(desk.connection, scope_kind=UNIT, scope_id=unit.id, at=desk.now)
    names = ", ".join(
        filter(None, (sender_name(desk, one) for one in dict.fromkeys(one.person_id for one in left)))
    )
    rows = (
        Row(say("Group"), Plain(unit.name)),
        Row(say("Who still reports"), Plain(names) if names else say("Nobody is there at the moment.")),
    )
    remarks = (say("Somebody has deleted her data. What she sent stays, as numbers without her name."),)
    look = Button(say("See the group"), Press("l", unit.id, index=1))
    invite = Button(title("invite"), press("invite"), "primary")
    return Card(
        title=say("A group needs somebody new"), rows=rows, remarks=remarks, actions=(look,) if names else (invite, look)
    )  # fmt: skip


BUBBLES = {vacating.KIND: gone}
