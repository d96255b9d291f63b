"""Have those above hear that an office has nobody any more, so that somebody is named to act there."""

from handlers import chains
from handlers import enquiries as asking
from handlers.desk import Desk
from handlers.messenger.intending import intend
from models import offices

EMPTY = "office_empty"


def nobody_left(desk: Desk, office_id: str) -> None:
    """Have the nearest office above where somebody is hear that an office has nobody any more."""
    office = offices.office(desk.connection, office_id)
    programme = desk.library.programmes.get(office.programme) if office else None
    if office is None or programme is None or asking.in_charge(desk, office_id):
        return
    above = (asking.in_charge(desk, one.id) for one in chains.all_above(desk, programme, office))
    for person_id in next((people for people in above if people), []):
        intend(
            desk, person_id=person_id, kind=EMPTY, about_id=office_id, step=desk.now.toordinal() % 30_000,
            is_worth_a_push=True, not_before=desk.now,
        )  # fmt: skip
