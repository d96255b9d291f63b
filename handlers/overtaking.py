"""Find out whether somebody else was first with what a person is filling, and have that person hear of it."""

from engine.conversation.scene import Taken
from engine.conversation.state import Draft
from handlers.desk import Desk, Speaker
from handlers.keeping import answers_of
from handlers.messenger.intending import intend
from handlers.speakers import name_of
from models import amendments, audit, drafts, people, reports
from models.obligations import Obligation
from models.reports import Report

TAKEN = "taken"


def taken(desk: Desk, row: Obligation, draft: Draft) -> Taken | None:
    """Return what was sent, or taken back, and is not what this draft replaces."""
    live = row.contribution_id if draft.purpose == "collect" else row.report_id
    report = reports.get(desk.connection, live) if live and live != draft.replaces else None
    if report is not None:
        mended = amendments.of_report(desk.connection, report.id)
        by = sender(desk, mended.person_id if mended else report.person_id)
        return Taken(report.number, by, report.sent_at, answers_of(desk, report))
    replaced = reports.get(desk.connection, draft.replaces) if draft.replaces and not live else None
    if replaced is None or replaced.withdrawn_at is None or not replaced.withdrawn_by:
        return None
    return Taken(
        replaced.number,
        sender(desk, replaced.withdrawn_by),
        replaced.withdrawn_at,
        answers_of(desk, replaced),
        is_withdrawn=True,
    )


def corrected(desk: Desk, draft: Draft) -> Taken | None:
    """Return the registration as somebody else corrected it, when this draft corrects an older one."""
    replaced = reports.get(desk.connection, draft.replaces) if draft.replaces else None
    if replaced is None or replaced.is_current:
        return None
    live = reports.registration_of(desk.connection, replaced.unit_id)
    if live is None:
        return None
    return Taken(live.number, sender(desk, live.person_id), live.sent_at, answers_of(desk, live))


def was_first(desk: Desk, who: Speaker, obligation_id: str, purpose: str, report: Report | None) -> None:
    """Note everybody else who was filling the same, and have them hear it with their next free reply."""
    for row in drafts.open_on(desk.connection, obligation_id, purpose):
        if row.person_id == who.person_id:
            continue
        if report is not None:
            audit.note(
                desk.connection, at=desk.now, act="overtaken", about_id=report.id, person_id=row.person_id
            )
        intend(
            desk,
            person_id=row.person_id,
            kind=TAKEN,
            about_id=row.id,
            details={},
            is_worth_a_push=False,
            not_before=desk.now,
        )


def sender(desk: Desk, person_id: str) -> str:
    """Name a sender; empty when the name is not known any more."""
    person = people.person(desk.connection, person_id)
    return name_of(desk, person) if person else ""
