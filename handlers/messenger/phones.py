"""Find the telephone number of a group for the office that registered it: where LINE reaches nobody, a call does."""

from engine.conversation.bubbles import Call, say
from handlers import rivals
from handlers.desk import Desk
from models import units


def phone_of(desk: Desk, programme_id: str, unit_id: str) -> str:
    """Return the number that stands in a group's registration; empty when there is none, or its key is gone."""
    home = desk.library.programmes.get(desk.library.home(programme_id))
    unit = units.unit(desk.connection, unit_id)
    found = desk.library.form(home.id, home.registration.form) if home and home.registration else None
    if home is None or home.registration is None or unit is None or found is None:
        return ""
    known = rivals.registered(desk, found[0], home.registration, [unit])
    return next((one.phone for one in known), "")


def call(desk: Desk, programme_id: str, unit_id: str) -> tuple[Call, ...]:
    """Return the button that dials a group, for somebody who acts for its office; nothing without a number."""
    phone = phone_of(desk, programme_id, unit_id)
    return (Call(say("Call the group"), phone),) if phone else ()
