"""Note a contact with a group: it stands as the last one, reminders rest as long as was asked, what is late is followed up."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from engine.conversation.chasing.noting import rests_until
from engine.conversation.chasing.orders import NoteContact
from engine.obligations.calendar import BANGKOK, day_in_bangkok
from handlers import owing, resting
from handlers.contacting.chased import office_for
from handlers.desk import Desk, Overtaken, Speaker
from handlers.reviewing import reasons
from models import audit, contacts, escalations, obligations, units
from models.escalations import COLLECT, Escalation


def note(desk: Desk, who: Speaker, order: NoteContact) -> None:
    """Write down what was heard; raises when the group is not this person's to see to any more."""
    unit = units.unit(desk.connection, order.unit)
    office = office_for(desk, owing.rights(desk, who.person_id), unit) if unit else ""
    if unit is None or not office:
        raise Overtaken
    until = rests_until(order.heard, day_in_bangkok(desk.now))
    contacts.note(
        desk.connection, unit_id=unit.id, office_id=office, person_id=who.person_id, at=desk.now,
        heard=order.heard, words=reasons.sealed(desk, who, order.because), rests_until=until,
    )  # fmt: skip
    audit.note(desk.connection, at=desk.now, act="contacted", about_id=unit.id, person_id=who.person_id)
    if until is not None:
        morning = datetime.combine(until + timedelta(days=1), time(7), BANGKOK)
        contacts.put_off(desk.connection, unit.id, office, until=morning)
    _follow(desk, who, unit, office, until)


def _follow(desk: Desk, who: Speaker, unit: units.Unit, office: str, until: date | None) -> None:
    """Take what is late of the group as followed up: whoever calls need not say so once more."""
    look_on = _next_worked(desk, until or day_in_bangkok(desk.now))
    for late in _late(desk, unit, office):
        escalations.change(
            desk.connection, late.id, acknowledged_at=desk.now, acknowledged_by=who.person_id,
            look_on=max(look_on, late.look_on),
        )  # fmt: skip


def _late(desk: Desk, unit: units.Unit, office: str) -> Iterator[Escalation]:
    """Yield what is late of the group's own parts to an office."""
    for programme in desk.library.family(unit.programme):
        for row in obligations.of_unit(desk.connection, unit.id, programme.id):
            if row.office_id == office:
                found = escalations.open_about(desk.connection, row.id)
                yield from (one for one in found if one.part == COLLECT)


def _next_worked(desk: Desk, day: date) -> date:
    working = resting.working(desk)
    day += timedelta(days=1)
    while not working.is_worked(day):
        day += timedelta(days=1)
    return day
