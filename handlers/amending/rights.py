"""Say who may mend an answer of a report now: whoever's turn it is to decide about it, alone and in her own name."""

from engine.obligations.states import State, is_locked
from handlers import owing, secrecy
from handlers.desk import Desk
from handlers.owing import Rights
from handlers.reviewing import rights
from models.obligations import Obligation
from models.offices import Held
from models.reports import REPORT, Report


def role_for(desk: Desk, held: Rights, row: Obligation, report: Report, person_id: str) -> Held | None:
    """Return the role in which somebody may mend a report where it waits; None when it is not hers to mend.

    A committee decides together, and a second party confirms what it is shown: neither mends anything.
    """
    role = rights.role_for(desk, held, row, report, person_id)
    duty = owing.duty_of(desk.library.programmes.get(row.programme), row.duty)
    if role is None or duty is None or row.review_step is None or row.review_step >= len(duty.review):
        return None
    step = duty.review[row.review_step]
    if report.person_id == person_id:
        return None
    if step.committee or row.review_by != step.by or report.purpose != REPORT or not report.is_current:
        return None
    if is_locked(State(row.state)) or not secrecy.knows(desk, person_id, row):
        return None
    return role


def whose_turn(desk: Desk, person_id: str, row: Obligation, report: Report, step: str) -> Held | None:
    """Return the role in which somebody may still mend a report at the step where she began."""
    if str(row.review_step) != step or row.report_id != report.id:
        return None
    return role_for(desk, owing.rights(desk, person_id), row, report, person_id)
