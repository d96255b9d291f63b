"""Open the correction of a sent report, or of one that somebody else was first with, and say why there is none."""

from dataclasses import replace

from engine.conversation.compiled.hearing import ANEW
from engine.conversation.events import Event, Pressed, Typed
from engine.conversation.scene import Filling
from engine.conversation.sent.noun import Sent
from engine.conversation.sent.overtaken import DROP, own_answers
from engine.conversation.sent.standing import UNDO, WORD
from engine.conversation.state import READ, WHY, Draft
from handlers import filling, standing
from handlers.desk import Desk, Speaker
from handlers.owing import Rights
from models import drafts, obligations, reports
from models.reports import Report

SHOWN, WITHIN_A_DAY = 6, 60


def opening(
    desk: Desk, who: Speaker, held: Rights, report_id: str, open_drafts: list[drafts.Draft]
) -> Filling | None:
    """Open the correction of a report: the one that is begun, or a new one."""
    report = reports.get(desk.connection, report_id)
    if report is None or not report.is_current or not standing.may_correct(held, report):
        return None
    if not standing.may_know(desk, who.person_id, report):
        return None
    made = filling.correction(desk, who, report)
    if made is None or made.is_locked:
        return None
    begun = next((one for one in open_drafts if one.id == made.draft.id), None)
    return filling.stored(desk, begun) if begun else made


def own(desk: Desk, who: Speaker, event: Pressed, open_drafts: list[drafts.Draft]) -> Filling | None:
    """Return an overtaken draft to be dropped, or a correction of what was sent with the answers of that draft."""
    row = next((one for one in open_drafts if one.id == event.press.draft), None)
    mine = filling.stored(desk, row) if row else None
    if row is None or mine is None or mine.taken is None or event.press.index == DROP:
        return mine
    owed = obligations.get(desk.connection, row.obligation_id or "")
    live = (owed.contribution_id if row.purpose == "collect" else owed.report_id) if owed else None
    report = reports.get(desk.connection, live or mine.draft.replaces)
    if report is not None and report.purpose == reports.REGISTRATION:
        report = reports.registration_of(desk.connection, report.unit_id)
    made = filling.correction(desk, who, report) if report else None
    if made is None or report is None:
        return None
    draft = _with(made.draft, mine.draft)
    if report.withdrawn_at is not None:
        # What was taken back is not corrected: it is sent anew.
        draft = replace(draft, id=filling.new_id("again", report.id, who.person_id), replaces="")
        return filling.ready(desk, who.person_id, draft)
    return replace(made, draft=draft)


def _with(correction: Draft, mine: Draft) -> Draft:
    """Put her own answers, as she typed them, into the copy of what was sent."""
    own_ones = own_answers(mine)
    told = {*own_ones, *(f"{mark}{path}" for mark in (WHY, READ) for path in own_ones)}
    return replace(
        correction,
        answers={**correction.answers, **own_ones},
        raw={**correction.raw, **{path: words for path, words in mine.raw.items() if path in told}},
        sources={**correction.sources, **{path: one for path, one in mine.sources.items() if path in told}},
    )


def wanted(desk: Desk, who: Speaker, held: Rights, event: Event) -> Sent | None:
    """Return the report that a button to correct or to take back means, whatever has become of it."""
    if not isinstance(event, Pressed) or event.press.kind not in {"c", UNDO, ANEW} or not event.press.draft:
        return None
    report = reports.get(desk.connection, event.press.draft)
    return _seen(desk, who, held, report) if report is not None else None


def limit(desk: Desk, event: Event) -> int:
    """Say how many sent reports are to be listed: to take one back, all of a busy day."""
    is_typed = isinstance(event, Typed) and desk.office.words.match(event.text) == WORD
    is_pressed = isinstance(event, Pressed) and event.press.kind == UNDO
    return WITHIN_A_DAY if is_typed or is_pressed else SHOWN


def _seen(desk: Desk, who: Speaker, held: Rights, report: Report) -> Sent | None:
    may = standing.may_correct(held, report)
    if not may and report.person_id != who.person_id:
        return None
    return standing.as_sent(desk, who.person_id, report, may_correct=may)
