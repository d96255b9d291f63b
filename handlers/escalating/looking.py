"""Look again at everything that was escalated: what has ended by itself, and who is told next where nobody answers."""

from datetime import timedelta
from typing import Final

from engine.obligations.calendar import day_in_bangkok
from engine.obligations.states import State
from engine.obligations.working_days import WorkingDays
from engine.reminders.climbing import ADMINISTRATORS, End, Owner, Waits, climbs, end_of, next_up
from handlers import resting
from handlers.desk import Desk
from handlers.escalating import opening, owners, telling
from models import enquiries, escalations, offices
from models.escalations import COLLECT, ENQUIRY, REVIEW, Escalation
from models.obligations import Obligation

# A card of its own goes out once a week: by then she was told, or there are no messages to tell her with.
WAITS_TO_BE_TOLD: Final = timedelta(days=8)


def look(desk: Desk) -> int:
    """End what has ended, and move up what nobody answers; return how much of it changed."""
    found = escalations.open_ones(desk.connection)
    if not found:
        return 0
    rounds, working = escalations.rounds_of(desk.connection), resting.working(desk)
    return sum(_look(desk, one, rounds, working) for one in found)


def ended_as(desk: Desk, one: Escalation, row: Obligation | None) -> End:
    """Say how something has ended by itself by now; empty while it waits."""
    if one.part == ENQUIRY:
        asked = enquiries.get(desk.connection, one.about_id)
        return "" if asked is not None and asked.state == enquiries.OPEN else "answered"
    if row is None:
        return "closed"
    if one.part == REVIEW:
        is_done = row.review_step is None or opening.mark_of(row, REVIEW) != one.mark
        return end_of(one.mark, Waits(one.mark, State.OPEN, is_done=is_done))
    is_collected = row.contribution_id is not None and "collect" not in row.returned.split()
    is_done = one.part == COLLECT and is_collected
    return end_of(one.mark, Waits(opening.mark_of(row, one.part), State(row.state), is_done=is_done))


def end(desk: Desk, one: Escalation, how: End, **more: object) -> bool:
    """Write down how something has ended; False when it had before."""
    return escalations.change(desk.connection, one.id, ended=how, ended_at=desk.now, **more)


def _look(desk: Desk, one: Escalation, rounds: dict[str, Obligation], working: WorkingDays) -> bool:
    row = rounds.get(one.about_id)
    how = ended_as(desk, one, row)
    if how:
        return end(desk, one, how)
    today = day_in_bangkok(desk.now)
    if one.look_on > today or not working.is_worked(today):
        return False
    if _is_untold(desk, one):
        return escalations.change(desk.connection, one.id, look_on=working.after(today, 1))
    chain = chain_of(desk, one, row)
    now = Owner(one.owner_office, one.owner_id)
    if now == ADMINISTRATORS:
        # Nobody below has been asked for a while: from the nearest up once more.
        return opening.move(desk, one, chain[0])
    if not climbs(is_followed=one.acknowledged_at is not None, asks=one.asks):
        return opening.move(desk, one, now, asks=one.asks + 1)
    return opening.move(desk, one, next_up(chain, now))


def _is_untold(desk: Desk, one: Escalation) -> bool:
    """Say whether its owner is still to hear of it: for a week nobody else is asked what she has not been asked yet."""
    is_new = desk.now < one.opened_at + WAITS_TO_BE_TOLD
    return is_new and one.owner_id is not None and telling.is_untold(desk, one, one.owner_id)


def chain_of(desk: Desk, one: Escalation, row: Obligation | None) -> tuple[Owner, ...]:
    """Return the owners of something that was escalated, from the nearest up."""
    if row is not None:
        return owners.chain_of_row(desk, row, one.office_id)
    office = offices.office(desk.connection, one.office_id)
    return owners.chain_of(desk, office.programme if office else "", one.office_id)
