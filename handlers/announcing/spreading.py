"""Carry out what reaches many: news, summaries that are handed on, LINE groups."""

from engine.conversation.announcing.orders import Announcing, Spreading
from engine.conversation.handouts.orders import KeepHandout
from handlers.announcing import carrying as announcing
from handlers.desk import Desk, Speaker
from handlers.handouts import scenes as handouts
from handlers.orders import Order
from handlers.rooms import carrying as rooms


def carry_out(desk: Desk, who: Speaker, order: Spreading, *, in_public: bool = False) -> tuple[Order, ...]:
    """Carry out one decision; `in_public` where it was made in a group, in which nothing but the group itself changes."""
    if isinstance(order, KeepHandout):
        handouts.carry_out(desk, order)
    elif isinstance(order, Announcing):
        announcing.carry_out(desk, who, order)
    else:
        rooms.carry_out(desk, who, order, in_public=in_public)
    return ()
