"""Read the last contact with groups, and from when on somebody who asked for time is reminded again. Nothing is written."""

from collections.abc import Collection
from datetime import datetime, time, timedelta
from typing import Final

from engine.conversation.chasing.seen import Contact
from engine.obligations.calendar import BANGKOK, day_in_bangkok, in_bangkok
from handlers.desk import Desk
from handlers.overtaking import sender
from handlers.owing import Rights
from handlers.reviewing import reasons
from models import contacts
from models.obligations import Obligation

REMINDED: Final = "reminded"
# What somebody said tells more than a reminder that went out some days later.
TALK_STANDS: Final = timedelta(days=14)


def last(desk: Desk, held: Rights, unit_ids: Collection[str]) -> dict[str, Contact]:
    """Return the last contact that a person's offices had with each of several units; a reminder that was told is one."""
    offices, today = list(held.offices), day_in_bangkok(desk.now)
    found = {
        unit: Contact(unit, in_bangkok(at), REMINDED)
        for unit, at in contacts.reminded(desk.connection, unit_ids, offices).items()
    }
    for unit, row in contacts.last(desk.connection, unit_ids, offices).items():
        rests = row.rests_until is not None and row.rests_until >= today
        if unit not in found or rests or row.at >= found[unit].at - TALK_STANDS:
            found[unit] = _seen(desk, row)
    return found


def reminds_from(desk: Desk, row: Obligation) -> datetime:
    """Return from when on a group is reminded of a round: now, or on the morning after the days that it asked for."""
    today = day_in_bangkok(desk.now)
    rests = contacts.rests_until(desk.connection, row.unit_id, row.office_id, today=today)
    if rests is None:
        return desk.now
    return datetime.combine(rests + timedelta(days=1), time(7), BANGKOK)


def _seen(desk: Desk, row: contacts.Contact) -> Contact:
    words = reasons.opened(desk, row.person_id, "", row.words).words
    by = sender(desk, row.person_id)
    return Contact(row.unit_id, in_bangkok(row.at), row.heard, by, words, row.rests_until)
