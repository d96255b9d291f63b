"""Write down what people say of what is late: followed up, why nothing comes, please call me. Everything is asked again here."""

from engine.conversation.reminding.orders import CallMe, Explain, Follow
from engine.obligations.calendar import day_in_bangkok
from engine.reminders.climbing import Owner, look_on
from handlers import owing, resting
from handlers.desk import Desk, Overtaken, Speaker
from handlers.escalating import looking, opening, seeing, telling
from handlers.orders import Order
from handlers.owing import Rights
from handlers.reviewing import reasons
from models import audit, escalations, obligations, units
from models.escalations import COLLECT, FILE, Escalation

PUSH = "push_card"


def follow(desk: Desk, who: Speaker, order: Follow) -> None:
    """Note that somebody follows up what is late; she is left alone with it for a while."""
    day = look_on(day_in_bangkok(desk.now), resting.working(desk), is_followed=True)
    for one in _mine(desk, owing.rights(desk, who.person_id), order.late):
        escalations.change(
            desk.connection, one.id, acknowledged_at=desk.now, acknowledged_by=who.person_id, look_on=day
        )
        telling.spare(desk, one.id)
        audit.note(
            desk.connection, at=desk.now, act="late_followed", about_id=one.about_id, person_id=who.person_id
        )


def explain(desk: Desk, who: Speaker, order: Explain) -> None:
    """End what is late with the reason why nothing comes; what stands on one line ends together."""
    held = owing.rights(desk, who.person_id)
    same = next((one.ids for one in seeing.late(desk, held) if order.late in one.ids), ())
    for one in _mine(desk, held, same):
        reason = reasons.sealed(desk, who, order.because)
        ended = looking.end(
            desk, one, "reason", ended_by=who.person_id, reason=reason, frequent=order.because.frequent
        )
        if not ended:
            raise Overtaken
        telling.spare(desk, one.id)
        audit.note(
            desk.connection, at=desk.now, act="late_explained", about_id=one.about_id, person_id=who.person_id
        )


def call_me(desk: Desk, who: Speaker, order: CallMe) -> tuple[Order, ...]:
    """Have the office hear at once that somebody would like a call about what is due."""
    row = obligations.get(desk.connection, order.obligation)
    held = owing.rights(desk, who.person_id)
    unit = units.unit(desk.connection, row.unit_id) if row else None
    parts = owing.parts(desk, held, row, unit.name if unit else "", {}) if row else []
    owed = next((one for one in parts if not one.is_done), None)
    if row is None or owed is None:
        raise Overtaken
    part = COLLECT if owed.part == "collect" else FILE
    opening.late(desk, row, part, "coordinator" if part == COLLECT else "deputy", why="call")
    one = escalations.of(desk.connection, row.id, part, opening.mark_of(row, part))
    if one is None or one.ended:
        return ()
    if one.why != "call":
        escalations.change(desk.connection, one.id, why="call")
        opening.move(desk, one, Owner(one.owner_office, one.owner_id))
    audit.note(desk.connection, at=desk.now, act="asked_for_call", about_id=row.id, person_id=who.person_id)
    owner = escalations.get(desk.connection, one.id)
    if owner is None or owner.owner_id is None:
        return ()
    return (Order(PUSH, f"card:call:{one.id}:{day_in_bangkok(desk.now)}", (owner.owner_id,)),)


def _mine(desk: Desk, held: Rights, ids: tuple[str, ...]) -> list[Escalation]:
    """Return what is open and this person's to follow up; raises when none of it is any more."""
    offices = {role.scope_id for role in held.filing}
    found = [one for id_ in ids if (one := escalations.get(desk.connection, int(id_))) is not None]
    mine = [one for one in found if not one.ended and {one.office_id, one.owner_office} & offices]
    if not mine:
        raise Overtaken
    return mine
