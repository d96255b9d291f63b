"""Carry out what was decided about reminders: settings, being away, standing in, and what is late."""

from engine.conversation.chasing.orders import Chases
from engine.conversation.reminding.orders import (
    CallMe,
    ComeBack,
    Explain,
    Follow,
    Hear,
    HearAt,
    Minding,
    Rest,
    StandIn,
)
from engine.conversation.reminding.wording import number_of
from engine.obligations.calendar import day_in_bangkok
from handlers import owing
from handlers.contacting import carrying as contacting
from handlers.desk import Desk, Overtaken, Speaker
from handlers.escalating import acting
from handlers.minding import deputies
from handlers.orders import Order
from models import audit
from models import reminder_settings as kept
from models.reminder_settings import AGREED, ASKED, DECLINED

PUSH = "push_card"
AWAY: dict[str, object] = {"rests_from": None, "rests_until": None, "deputy_id": None, "deputy_state": ""}


def carry_out(desk: Desk, who: Speaker, order: Minding) -> tuple[Order, ...]:
    """Carry out what a turn decided."""
    if isinstance(order, Chases):
        return contacting.carry_out(desk, who, order)
    match order:
        case Follow():
            acting.follow(desk, who, order)
        case Explain():
            acting.explain(desk, who, order)
        case CallMe():
            return acting.call_me(desk, who, order)
        case Rest():
            return _rest(desk, who, order)
        case StandIn():
            return _stand_in(desk, who, order)
        case _:
            _set(desk, who, order)
    return ()


def _set(desk: Desk, who: Speaker, order: Hear | HearAt | ComeBack) -> None:
    match order:
        case Hear(fewer):
            kept.keep(desk.connection, who.person_id, at=desk.now, wants_fewer=fewer)
        case HearAt(opens, closes):
            kept.keep(desk.connection, who.person_id, at=desk.now, opens=opens, closes=closes)
        case ComeBack():
            kept.keep(desk.connection, who.person_id, at=desk.now, **AWAY)
            _note(desk, who, "came_back")


def _rest(desk: Desk, who: Speaker, order: Rest) -> tuple[Order, ...]:
    """Leave somebody alone for a while, and ask whom she named."""
    if order.until < max(order.first, day_in_bangkok(desk.now)):
        raise Overtaken
    named = {one.id for one in deputies.candidates(desk, owing.rights(desk, who.person_id), who.person_id)}
    if order.deputy and order.deputy not in named:
        raise Overtaken
    kept.keep(
        desk.connection, who.person_id, at=desk.now, rests_from=order.first, rests_until=order.until,
        deputy_id=order.deputy or None, deputy_state=ASKED if order.deputy else "",
    )  # fmt: skip
    _note(desk, who, "went_away")
    if not order.deputy:
        return ()
    until = number_of(order.until)
    deputies.ask(desk, who.person_id, order.deputy, until)
    return (Order(PUSH, f"card:deputy:{who.person_id[:16]}:{until}", (order.deputy,)),)


def _stand_in(desk: Desk, who: Speaker, order: StandIn) -> tuple[Order, ...]:
    state = AGREED if order.yes else DECLINED
    if not kept.answer(desk.connection, order.person, deputy_id=who.person_id, state=state, at=desk.now):
        raise Overtaken
    _note(desk, who, "stands_in" if order.yes else "cannot_stand_in")
    row = kept.of(desk.connection, [order.person])[order.person]
    deputies.answered(desk, row)
    return (
        Order(PUSH, f"card:stand:{order.person[:16]}:{who.person_id[:16]}:{desk.now_ms}", (order.person,)),
    )


def _note(desk: Desk, who: Speaker, act: str) -> None:
    audit.note(desk.connection, at=desk.now, act=act, about_id=who.person_id, person_id=who.person_id)
