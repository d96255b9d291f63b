"""Hold a report that stands, and store one decision about it; the second of two in one moment is refused."""

from engine.conversation.reviewing.orders import NO_REASON, Because
from engine.reviewing.decisions import Result
from handlers.desk import Desk, Overtaken, Speaker
from handlers.reviewing import reasons
from models import answering, audit, reports, reviews
from models.obligations import Obligation
from models.offices import Held
from models.reports import Report

DECIDED = "review_{}"


def standing(desk: Desk, report_id: str) -> tuple[Obligation, Report]:
    """Hold a report that stands, with the obligation that it answers now; raises when it was replaced or taken back."""
    report = reports.hold(desk.connection, report_id)
    row = answering.obligation_of(desk.connection, report) if report else None
    if report is None or row is None:
        raise Overtaken
    return row, report


def note(
    desk: Desk, who: Speaker, role: Held | None, report: Report, step: int, result: Result, *, field: str = "",
    because: Because = NO_REASON, meeting: str = "",
) -> reviews.Review:  # fmt: skip
    """Store one decision; raises when another one about the same step was stored in the same moment."""
    is_first = reviews.decide(
        desk.connection, root_id=report.root_id, report_id=report.id, step=step, result=result.value,
        person_id=who.person_id, role_id=role.id if role else None, at=desk.now, field=field,
        reason=reasons.sealed(desk, who, because), frequent=because.frequent, meeting_id=meeting or None,
    )  # fmt: skip
    stored = reviews.latest_of(desk.connection, report.id)
    if not is_first or stored is None:
        raise Overtaken
    audit.note(
        desk.connection, at=desk.now, act=DECIDED.format(result.value), about_id=report.id,
        person_id=who.person_id, role_id=role.id if role else None,
    )  # fmt: skip
    return stored
