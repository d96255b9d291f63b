"""Write down what was decided about a group: its committee, its registration, its seat, its office. Rights are seen to again."""

from engine.conversation.council.orders import (
    Councils,
    Decide,
    FillPost,
    HandWork,
    LeavePost,
    MoveGroup,
    Retire,
    WaitForSeat,
)  # fmt: skip
from engine.obligations.calendar import day_in_bangkok
from handlers import handing, leaving, seating
from handlers.councils import may_manage, sealed
from handlers.desk import Desk, Overtaken, Speaker
from handlers.filling import stored
from handlers.owing import rights
from handlers.relocating import Order
from handlers.staffing import carrying as staffing
from models import audit, drafts, judgements, posts, units
from models.units import Unit


def carry_out(desk: Desk, who: Speaker, order: Councils) -> None:
    """Carry out one decision."""
    match order:
        case FillPost() | LeavePost():
            _change_post(desk, who, order)
        case Decide():
            _decide(desk, who, order)
        case Retire(unit_id, programme, why):
            leaving.leave(desk, _managed(desk, who, unit_id), programme, why=why, by=who.person_id)
        case MoveGroup(unit_id, office):
            _managed(desk, who, unit_id)
            if handing.transfer(desk, unit_id, office, _order(desk, who)) is None:
                raise Overtaken
        case WaitForSeat(draft_id):
            _wait(desk, who, draft_id)
        case HandWork():
            staffing.hand(desk, who, order)


def _change_post(desk: Desk, who: Speaker, order: FillPost | LeavePost) -> None:
    unit = units.unit(desk.connection, order.unit)
    held = rights(desk, who.person_id)
    if unit is None or not (unit.id in held.units or may_manage(desk, held, unit)):
        raise Overtaken
    if isinstance(order, LeavePost):
        posts.leave(desk.connection, unit.id, order.post, at=desk.now)
    elif not posts.fill(
        desk.connection, unit_id=unit.id, post=order.post, name=sealed(desk, unit.id, order.name),
        told_by=who.person_id, since=desk.now,
    ):  # fmt: skip
        raise Overtaken
    act = "post_left" if isinstance(order, LeavePost) else "post_filled"
    audit.note(
        desk.connection,
        at=desk.now,
        act=act,
        about_id=f"{unit.id} {order.post}"[:60],
        person_id=who.person_id,
    )


def _decide(desk: Desk, who: Speaker, order: Decide) -> None:
    """Record decisions, and tell the group when all is decided, or at once when a rule is not met."""
    for judgement_id in order.decisions:
        row = judgements.get(desk.connection, judgement_id)
        unit = _managed(desk, who, row.unit_id) if row else None
        if row is None or unit is None:
            raise Overtaken
        why = sealed(desk, unit.id, order.why) if order.why else None
        if not judgements.decide(
            desk.connection, row.id, is_accepted=order.yes, why=why, by=who.person_id, at=desk.now
        ):
            raise Overtaken
        act = "rule_met" if order.yes else "rule_not_met"
        audit.note(desk.connection, at=desk.now, act=act, about_id=row.id, person_id=who.person_id)
        leaving.judged(desk, unit, row.id, is_accepted=order.yes, programme=row.programme, by=who.person_id)


def _wait(desk: Desk, who: Speaker, draft_id: str) -> None:
    row = drafts.get(desk.connection, draft_id)
    mine = row is not None and row.person_id == who.person_id and row.state == drafts.OPEN
    filling = stored(desk, row) if row is not None and mine else None
    if filling is None:
        raise Overtaken
    seating.wait(
        desk, filling.programme, filling.form, filling.draft.answers, draft_id=draft_id, who=who.person_id
    )


def _managed(desk: Desk, who: Speaker, unit_id: str) -> Unit:
    """Return a unit that this person's office looks after; raises when it does so no more."""
    unit = units.unit(desk.connection, unit_id)
    if unit is None or not may_manage(desk, rights(desk, who.person_id), unit):
        raise Overtaken
    return unit


def _order(desk: Desk, who: Speaker) -> Order:
    return Order(day_in_bangkok(desk.now), by=who.person_id)
