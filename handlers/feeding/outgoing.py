"""Write down what other systems are to be told of a report, in the transaction in which it happens: ids, never a value.

A programme of which nobody wants to be told costs nothing here but the mark that its report has changed. Of what only few
may know nobody is told.
"""

from typing import Final

from engine.obligations.states import State
from handlers import secrecy
from handlers.desk import Desk
from handlers.filling import new_id
from models import endpoints, outbox, report_changes, reports
from models.obligations import Obligation
from models.reports import Report

SENT, CORRECTED, WITHDRAWN = "report.sent", "report.corrected", "report.withdrawn"
RETURNED, APPEALED = "report.returned", "report.appealed"
ACCEPTED, CERTIFIED = "report.accepted", "report.certified"
KINDS: Final = (SENT, CORRECTED, RETURNED, APPEALED, ACCEPTED, CERTIFIED, WITHDRAWN)
# What a decision about a report made of it.
_OF_STATES: Final = {
    State.RETURNED: RETURNED, State.SUBMITTED: APPEALED, State.ACCEPTED: ACCEPTED, State.CERTIFIED: CERTIFIED,
}  # fmt: skip


def came(desk: Desk, row: Obligation, report_id: str) -> None:
    """Tell that a report came, or a correction of one; that it changed is marked where it is put on its ladder."""
    if row.programme not in desk.library.told:
        return
    report = reports.get(desk.connection, report_id)
    if report is not None:
        _tell(desk, row, report, CORRECTED if report.replaces_id else SENT)


def settled(desk: Desk, row: Obligation, report: Report, state: State) -> None:
    """Mark a report whose standing was worked out; tell what a decision made of it."""
    report_changes.mark(desk.connection, report.root_id, report.programme)
    if State(row.state) is not state:
        _tell(desk, row, report, _OF_STATES[state])


def withdrawn(desk: Desk, row: Obligation, report: Report) -> None:
    """Mark a report that was taken back, and tell of it."""
    report_changes.mark(desk.connection, report.root_id, report.programme)
    _tell(desk, row, report, WITHDRAWN)


def touched(desk: Desk, row: Obligation) -> None:
    """Mark the report of a round that was set aside, if it has one."""
    report = reports.get(desk.connection, row.report_id) if row.report_id else None
    if report is not None:
        report_changes.mark(desk.connection, report.root_id, report.programme)


def _tell(desk: Desk, row: Obligation, report: Report, kind: str) -> None:
    if report.programme not in desk.library.told or secrecy.is_closed(desk, row):
        return
    about = {
        "report": report.root_id, "version": report.id, "obligation": row.id, "duty": row.duty, "period": row.period,
        "unit": report.unit_id, "office": row.office_id,
    }  # fmt: skip
    event_id = new_id("event", report.id, kind, desk.now.isoformat())
    wanted = [
        one for one in endpoints.of_programmes(desk.connection, [report.programme]) if kind in one.kinds
    ]
    outbox.add(
        desk.connection,
        [
            {"endpoint_id": one.id, "event_id": event_id, "kind": kind, "at": desk.now, "about": about, "made_ms": desk.now_ms}
            for one in wanted
        ],
    )  # fmt: skip
