"""Give all groups of an office to another one, and what a leaver left in an empty office to whoever acts there."""

from datetime import timedelta

from handlers import handing, scopes
from handlers.desk import Desk
from handlers.messenger.intending import intend
from handlers.relocating import Order
from models import drafts, obligations, offices, units

KIND = "office_handed"
AHEAD = timedelta(days=366)


def merge(desk: Desk, office_id: str, to: str, order: Order) -> int:
    """Let another office of the same kind look after every group of one; return how many went."""
    own, other = offices.office(desk.connection, office_id), offices.office(desk.connection, to)
    if own is None or other is None or own.id == other.id or own.kind != other.kind:
        return 0
    moved = 0
    for unit in units.of_offices(desk.connection, [office_id]):
        if unit.id == office_id:
            continue
        moved += handing.transfer(desk, unit.id, to, order, is_one_of_many=True) is not None
    for role in scopes.holders(desk, to) if moved else ():
        intend(
            desk, person_id=role.person_id, kind=KIND, about_id=office_id, details={"to": to, "count": moved},
            is_worth_a_push=False, not_before=desk.now,
        )  # fmt: skip
    return moved


def take_left(desk: Desk, office_id: str, person_id: str) -> int:
    """Give what is being filled for an office by people who are not of it any more to one who is; return how many."""
    acting = {role.person_id for role in scopes.holders(desk, office_id)}
    taken = 0
    for row, _ in obligations.of_scopes(
        desk.connection, offices=[office_id], units=[], until=desk.now.date() + AHEAD
    ):
        for draft in drafts.open_on(desk.connection, row.id, "file"):
            if draft.person_id not in acting:
                handing.give(desk, draft, person_id)
                taken += 1
    return taken
