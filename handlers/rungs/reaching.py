"""Say whom a rung reaches: the group's people, or the officer in charge whom LINE reaches and who is not away.

What a group is to file by itself is filed with its office, so whoever is in charge there hears of it.
"""

from engine.obligations.programme import Duty, Programme
from handlers import enquiries, reminder_settings, scopes
from handlers.desk import Desk
from handlers.enrolling import COLLECT
from models import offices, people
from models.obligations import Obligation
from models.offices import UNIT


def of_row(desk: Desk, programme: Programme, duty: Duty, row: Obligation, audience: str) -> list[str]:
    """Return whom a rung of a round reaches."""
    return concerned(desk, programme, duty, unit_id=row.unit_id, office_id=row.office_id, audience=audience)


def concerned(
    desk: Desk, programme: Programme | None, duty: Duty | None, *, unit_id: str, office_id: str, audience: str
) -> list[str]:
    """Return whom a reminder concerns: the group's people, or the officer in charge whom LINE reaches."""
    if audience == COLLECT:
        held = offices.holders(desk.connection, scope_kind=UNIT, scope_id=unit_id, at=desk.now)
        return [role.person_id for role in held]
    kinds = [kind.id for kind in programme.roles if duty and kind.of == duty.filed_by] if programme else []
    held = scopes.holders(desk, office_id)
    in_charge = sorted((role for role in held if role.kind in kinds), key=lambda role: kinds.index(role.kind))
    named = [role.person_id for role in in_charge] or enquiries.in_charge(desk, office_id)
    # Where everybody is away, the one in charge hears of it all the same.
    there = reminder_settings.present(desk, named) or named
    reached = [one for one in there if people.open_account(desk.connection, one)]
    return (reached or there)[:1]
