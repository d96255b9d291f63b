"""Name who owns what is owed: nothing that is open is ever without an owner, at the latest the administrators have it."""

from collections.abc import Iterator

from engine.reminders.climbing import ADMINISTRATORS, Owner, whole
from handlers import chains, enquiries, reminder_settings, secrecy
from handlers.desk import Desk
from models import escalations, offices
from models.obligations import Obligation


def owner_of(desk: Desk, row: Obligation) -> Owner:
    """Return who is to see to a round now: the owner of what is late about it, else whoever is in charge."""
    late = escalations.open_about(desk.connection, row.id)
    if late:
        return Owner(late[-1].owner_office, late[-1].owner_id) if late[-1].owner_id else ADMINISTRATORS
    return chain_of_row(desk, row)[0]


def chain_of_row(desk: Desk, row: Obligation, office_id: str = "") -> tuple[Owner, ...]:
    """Return the owners of a round, from the nearest up; of a confidential one only those who may know of it."""
    if not secrecy.is_closed(desk, row):
        return chain_of(desk, row.programme, office_id or row.office_id)
    near = reminder_settings.present(desk, secrecy.people(desk, row))
    inside = [Owner(row.office_id, one) for one in near if secrecy.knows(desk, one, row)]
    return whole([*inside, *(Owner(office, one) for office, one in secrecy.deciding(desk, row))])


def chain_of(desk: Desk, programme_id: str, office_id: str) -> tuple[Owner, ...]:
    """Return the owners of what an office owes, from the nearest up; whoever is away gives way to her deputy."""
    return whole([*_of_office(desk, office_id), *_above(desk, programme_id, office_id)])


def _above(desk: Desk, programme_id: str, office_id: str) -> Iterator[Owner]:
    programme = desk.library.programmes.get(programme_id)
    office = offices.office(desk.connection, office_id)
    if programme is None or office is None:
        return
    for one in chains.all_above(desk, programme, office):
        yield from _of_office(desk, one.id)


def _of_office(desk: Desk, office_id: str) -> list[Owner]:
    people = reminder_settings.present(desk, enquiries.in_charge(desk, office_id))
    return [Owner(office_id, one) for one in people]
