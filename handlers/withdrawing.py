"""Take back a report: the row stays, marked; what it answered is owed again; the sheet and the office follow."""

from engine.conversation.effects import Withdraw
from engine.obligations.states import Happened, State, after, is_locked
from handlers import dating, scopes
from handlers.compiling import following
from handlers.desk import Desk, Overtaken, Speaker
from handlers.feeding import outgoing
from handlers.filling import new_id
from handlers.messenger.intending import intend
from handlers.orders import Order
from handlers.overtaking import was_first
from handlers.owing import is_of_office
from handlers.reporting import SHEET
from handlers.reviewing import ladders
from models import audit, drafts, machinery, obligations, reports
from models.obligations import Obligation
from models.reports import CONTRIBUTION, REPORT, Report

TAKEN_BACK = "withdrawn"


def withdraw(desk: Desk, who: Speaker, order: Withdraw) -> tuple[Order, ...]:
    """Take a report back; raises when it was replaced or taken back meanwhile, so that the step is decided again."""
    report = reports.get(desk.connection, order.report)
    owed = obligations.get(desk.connection, report.obligation_id or "") if report else None
    if report is None or owed is None or report.person_id != who.person_id or is_locked(State(owed.state)):
        raise Overtaken
    if not reports.withdraw(desk.connection, report.id, by=who.person_id, at=desk.now):
        raise Overtaken
    audit.note(
        desk.connection,
        at=desk.now,
        act=f"{report.purpose}_withdrawn",
        about_id=report.id,
        person_id=who.person_id,
        role_id=report.role_id,
    )
    own_correction = new_id("correct", report.id, who.person_id)
    drafts.end(desk.connection, own_correction, state=drafts.DROPPED, at=desk.now)
    was_first(desk, who, owed.id, "collect" if report.purpose == CONTRIBUTION else "file", None)
    _tell_office(desk, who, owed, report)
    orders = _open_again(desk, owed, report)
    following.taken_back(desk, owed, report)
    return orders


def _open_again(desk: Desk, owed: Obligation, report: Report) -> tuple[Order, ...]:
    """Let what was answered be owed again, and the row in the sheet be emptied."""
    if report.purpose != REPORT:
        obligations.set_state(desk.connection, owed.id, contribution_id=None)
        ladders.returned(desk, owed, "collect", is_back=False)
        return ()
    state = after(State(owed.state), Happened.WITHDRAWN) or State.OPEN
    obligations.set_state(
        desk.connection, owed.id, state=state.value, report_id=None, sent_on=None, **ladders.NOTHING
    )
    ladders.returned(desk, owed, "file", is_back=False)
    dating.report_stands(desk, owed, None)
    outgoing.withdrawn(desk, owed, report)
    machinery.owe_row(desk.connection, report.root_id, desk.now_ms)
    return (Order(SHEET, f"sheet:{report.id}:withdrawn"),)


def _tell_office(desk: Desk, who: Speaker, owed: Obligation, report: Report) -> None:
    """Have the office hear of it with its next free reply; it is never worth a counted message."""
    held = scopes.holders(desk, owed.office_id)
    for role in held:
        if role.person_id == who.person_id or not is_of_office(desk, role):
            continue
        intend(
            desk,
            person_id=role.person_id,
            kind=TAKEN_BACK,
            about_id=report.id,
            details={},
            is_worth_a_push=False,
            not_before=desk.now,
        )
