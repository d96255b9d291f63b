"""Tell who acts now, whose office has nobody, and which groups came from another office; each is checked again."""

from collections.abc import Callable, Mapping

from engine.conversation.bubbles import Bubble, Button, Card, Note, Plain, Press, Row, say
from engine.conversation.menu.functions import press
from engine.conversation.staff.wording import STAFF
from engine.obligations.calendar import day_in_bangkok
from handlers import enquiries as asking
from handlers import owing
from handlers.desk import Desk
from handlers.pieces import sender_name
from handlers.privacy import telling as left
from handlers.staffing import acting, merging, superiors
from handlers.staffing.empty import EMPTY
from models import actings, offices
from models.notices import Notice


def acts(desk: Desk, notice: Notice) -> Bubble | None:
    """Tell somebody that she acts for another one, from when and until when."""
    mine = actings.of_person(desk.connection, notice.person_id, on=day_in_bangkok(desk.now))
    one = next((one for one in mine if one.office_id == notice.about_id), None)
    office = offices.office(desk.connection, notice.about_id)
    if one is None or office is None:
        return None
    name = sender_name(desk, one.instead_of or "")
    rows = (
        Row(say("Office"), Plain(office.name)),
        *((Row(say("Instead of"), Plain(name)),) if name else ()),
        Row(say("Since"), say("{day}", day=one.first)),
        Row(say("Until"), say("{day}", day=one.last)),
    )
    remarks = (say("It ends by itself after the last day."),)
    due = Button(say("What I owe"), press("due"))
    return Card(title=say("You act for somebody"), rows=rows, remarks=remarks, actions=(due,))


def empty(desk: Desk, notice: Notice) -> Bubble | None:
    """Ask somebody above to name who acts in an office where nobody is."""
    office = offices.office(desk.connection, notice.about_id)
    held = owing.rights(desk, notice.person_id)
    if office is None or asking.in_charge(desk, office.id) or not superiors.is_above(desk, held, office.id):
        return None
    rows = (Row(Plain(office.name), say("Nobody is there at the moment.")),)
    remarks = (say("Until somebody is named, what is due there is told to you."),)
    look = Button(say("See who"), Press(STAFF, office.id), "primary")
    return Card(title=say("An office has nobody"), rows=rows, remarks=remarks, actions=(look,))


def came(desk: Desk, notice: Notice) -> Bubble | None:
    """Tell an office that all groups of another one have come to it."""
    before = offices.office(desk.connection, notice.about_id)
    to = str(notice.details.get("to", ""))
    if before is None or to not in owing.rights(desk, notice.person_id).offices:
        return None
    words = say(
        "{count} groups of {office} have come to your office.",
        count=int(str(notice.details.get("count", 0))),
        office=Plain(before.name),
    )
    return Note((words,), (Button(say("Our groups"), press("groups")),))


BUBBLES: Mapping[str, Callable[[Desk, Notice], Bubble | None]] = {
    acting.KIND: acts,
    EMPTY: empty,
    merging.KIND: came,
    **left.BUBBLES,
}
