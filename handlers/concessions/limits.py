"""Say how far the day of a round may move, and by whom: never past the day that is printed."""

from datetime import date, timedelta

from engine.obligations.clocks import rounds
from engine.obligations.periods import Period
from engine.obligations.states import Happened, State, after
from handlers import chains, owing, resting
from handlers.desk import Desk
from handlers.owing import Rights
from models import offices, postponements, units
from models.obligations import Obligation

# What may be done with a round, and what has to be possible for it.
NEEDS = {
    "waive": Happened.WAIVED,
    "hand_on": Happened.HANDED_OVER,
    "otherwise": Happened.CHANGED,
    "give_back": Happened.CANCELLED,
    "resume": Happened.RESUMED,
}
UNSENT = frozenset({State.OPEN, State.UPCOMING, State.WAITING_FOR_DATE, State.RETURNED})


def period_of(desk: Desk, row: Obligation) -> Period | None:
    """Return the round of an obligation as its clock has it now."""
    programme, unit = desk.library.programmes.get(row.programme), units.unit(desk.connection, row.unit_id)
    duty = owing.duty_of(programme, row.duty)
    if programme is None or duty is None or unit is None:
        return None
    found = rounds(duty, programme, resting.known(desk, programme, unit), resting.working(desk))
    return next((one for one in found if one.key == row.period), None)


def latest(desk: Desk, row: Obligation) -> date | None:
    """Return the printed latest day of a round; None where the source prints none."""
    period = period_of(desk, row)
    return period.latest if period else None


def free_until(desk: Desk, row: Obligation, part: str) -> date | None:
    """Return until when a group may move its own part without asking, once, never past the day of the whole."""
    programme = desk.library.programmes.get(row.programme)
    duty = owing.duty_of(programme, row.duty)
    days = programme.ladder(duty.ladder).later if programme and duty else None
    if (
        part != "collect"
        or not days
        or not row.collect_until
        or postponements.granted(desk.connection, row.id, part)
    ):
        return None
    last = row.collect_until + timedelta(days=days)
    return min(last, row.due) if row.due else last


def is_own(held: Rights, row: Obligation) -> bool:
    """Say whether somebody acts for the office that owes a round."""
    return row.office_id in held.offices


def is_above(desk: Desk, held: Rights, row: Obligation) -> bool:
    """Say whether somebody acts for an office above the one that owes a round."""
    programme = desk.library.programmes.get(row.programme)
    office = offices.office(desk.connection, row.office_id)
    if programme is None or office is None or not held.offices:
        return False
    return any(one.id in held.offices for one in chains.all_above(desk, programme, office))


def may(row: Obligation, today: date, *, own: bool, above: bool) -> frozenset[str]:
    """Name what may be done with a round now by its own office, or by one above it."""
    state = State(row.state)
    found = {name for name, happened in NEEDS.items() if after(state, happened) is not None}
    if not (own or above):
        return frozenset()
    if state in UNSENT and ((above and row.due) or (own and may_move_part(row, today))):
        found.add("later")
    return frozenset(found)


def may_move_part(row: Obligation, today: date) -> bool:
    """Say whether a group can be given more time within the day on which the whole is due."""
    is_sent = row.contribution_id is not None and "collect" not in row.returned.split()
    is_room = bool(row.collect_until and row.due and max(row.collect_until, today) < row.due)
    return is_room and not is_sent
