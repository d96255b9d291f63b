"""Carry out what was decided about the people of an office. Rights are seen to again."""

from engine.conversation.council.orders import HandWork
from engine.conversation.staff.orders import Appoint, EndActing, HandOffice, Staffing
from engine.obligations.calendar import day_in_bangkok
from handlers import handing, owing
from handlers.desk import Desk, Overtaken, Speaker
from handlers.relocating import Order
from handlers.staffing import acting, merging, superiors
from models import actings
from models.actings import Acting


def carry_out(desk: Desk, who: Speaker, order: Staffing) -> None:
    """Carry out one decision."""
    done: object
    match order:
        case Appoint():
            done = _appoint(desk, who, order)
        case EndActing(acting_id):
            one = actings.get(desk.connection, acting_id)
            done = one is not None and _may_end(desk, who, one) and acting.end(desk, one.id, by=who.person_id)
        case HandOffice(office, to):
            held = owing.rights(desk, who.person_id)
            letter = Order(day_in_bangkok(desk.now), by=who.person_id)
            done = superiors.is_above(desk, held, office) and merging.merge(desk, office, to, letter)
    if not done:
        raise Overtaken


def hand(desk: Desk, who: Speaker, order: HandWork) -> None:
    """Hand over one's own work, or that of somebody below."""
    leaver = order.leaver or who.person_id
    held = owing.rights(desk, who.person_id)
    if order.leaver and not superiors.may_hand(desk, held, who.person_id, order.office, leaver):
        raise Overtaken
    done = handing.hand_over(
        desk, leaver=leaver, office_id=order.office, successor=order.successor or None,
        order=Order(order.day, by=who.person_id),
    )  # fmt: skip
    if done is None:
        raise Overtaken


def _appoint(desk: Desk, who: Speaker, order: Appoint) -> bool:
    held = owing.rights(desk, who.person_id)
    may = (
        superiors.may_hand(desk, held, who.person_id, order.office, order.instead_of)
        if order.instead_of
        else superiors.is_above(desk, held, order.office)
    )
    span = acting.Span(order.first, order.last, by=who.person_id)
    done = may and acting.appoint(desk, order.office, order.deputy, span, instead_of=order.instead_of)
    if done and not order.instead_of:
        merging.take_left(desk, order.office, order.deputy)
    return bool(done)


def _may_end(desk: Desk, who: Speaker, one: Acting) -> bool:
    held = owing.rights(desk, who.person_id)
    if superiors.is_above(desk, held, one.office_id):
        return True
    return one.instead_of is not None and (
        one.instead_of == who.person_id
        or superiors.may_hand(desk, held, who.person_id, one.office_id, one.instead_of)
    )
