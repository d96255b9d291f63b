"""Know what a sender is asked for again, open exactly that answer, and hand the asking on to the group."""

from dataclasses import replace
from datetime import date

from engine.conversation.bubbles import Text
from engine.conversation.events import When
from engine.conversation.reviewing.lines import line
from engine.conversation.reviewing.seen import Fix
from engine.conversation.scene import Filling
from engine.forms.form import Form, without_indexes
from engine.forms.walking import is_inside
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.programme import Duty
from engine.reviewing.deadlines import appeal_by
from engine.reviewing.decisions import BACK, BEFORE_FILING, Result
from handlers import correcting, filling, owing, resting
from handlers.desk import Desk, Overtaken, Speaker
from handlers.keeping import answers_of
from handlers.orders import Order
from handlers.overtaking import sender
from handlers.owing import Rights
from handlers.relaying.kept import RELAYED
from handlers.reviewing import ladders, reasons
from models import answering, audit, drafts, reports, reviews, units
from models.obligations import Obligation
from models.reports import CONTRIBUTION, Report


def of_review(desk: Desk, person_id: str, review_id: int) -> Fix | None:
    """Return what one decision asks a person for; None when it is over."""
    review = reviews.get(desk.connection, review_id)
    report = reports.get(desk.connection, review.report_id) if review else None
    row = answering.obligation_of(desk.connection, report) if report else None
    return of(desk, person_id, row, report) if row and report else None


def wanted(desk: Desk, person_id: str, report_id: str) -> Fix | None:
    """Return what a person is asked for again of a report."""
    report = reports.get(desk.connection, report_id)
    row = answering.obligation_of(desk.connection, report) if report else None
    return of(desk, person_id, row, report) if row and report else None


def of(desk: Desk, person_id: str, row: Obligation, report: Report) -> Fix | None:
    """Return what is asked for again, while it is and while this person answers for it."""
    part = "collect" if report.purpose == CONTRIBUTION else "file"
    last = reviews.latest_of(desk.connection, report.id)
    held = owing.rights(desk, person_id)
    if (
        last is None
        or part not in row.returned.split()
        or not report.is_current
        or Result(last.result) not in BACK
    ):
        return None  # fmt: skip
    found, form = (
        ladders.duty_of(desk, row),
        desk.library.form(report.programme, report.form, report.form_digest),
    )
    if found is None or form is None:
        return None
    is_own = report.unit_id in held.units if part == "collect" else row.office_id in held.offices
    is_own = is_own or (report.source == RELAYED and row.office_id in held.offices)
    if not is_own and not (is_of_unit(found[1]) and report.unit_id in held.units):
        return None
    unit = units.unit(desk.connection, row.unit_id)
    name, old = _line(desk, person_id, report, last.field)
    until = _appeal(desk, row, last)
    return Fix(
        report=report.id,
        field=last.field,
        title=owing.title(found[1], row.period),
        about=unit.name if unit else "",
        line=name,
        old=old,
        because=reasons.worded(desk, last),
        by=sender(desk, last.person_id or ""),
        can_mend=is_own,
        can_pass_on=is_own and _can_pass_on(row, report, form[0], found[1].collected_part, last.field),
        can_appeal=bool(last.field) or (until is not None and until >= day_in_bangkok(desk.now)),
        appeal_by=until,
    )


def is_of_unit(duty: Duty) -> bool:
    """Say whether it is the unit's own report, which its office only sends on: what becomes of it is told to the unit."""
    return duty.filed_by.table == "units"


def opening(
    desk: Desk, who: Speaker, held: Rights, fix: Fix, open_drafts: list[drafts.Draft]
) -> Filling | None:
    """Open the correction of what came back, with what the group has answered anew meanwhile."""
    made = correcting.opening(desk, who, held, fix.report, open_drafts)
    report = reports.get(desk.connection, fix.report)
    row = answering.obligation_of(desk.connection, report) if report else None
    if made is None or report is None or row is None or report.purpose == CONTRIBUTION or not fix.field:
        return made
    part = reports.get(desk.connection, row.contribution_id) if row.contribution_id else None
    value = answers_of(desk, part).get(fix.field) if part and part.sent_at > report.sent_at else None
    if value is None or made.draft.raw.get(fix.field):
        return made
    return replace(made, draft=replace(made.draft, answers={**made.draft.answers, fix.field: value}))


def pass_on(desk: Desk, who: Speaker, held: Rights, report_id: str) -> tuple[Order, ...]:
    """Ask the group for the answer that the office is asked for: its part comes back to it for the same reason."""
    from handlers.reviewing import noting, telling  # noqa: PLC0415 - they tell what is fixed here

    fix = wanted(desk, who.person_id, report_id)
    report = reports.get(desk.connection, report_id)
    row = answering.obligation_of(desk.connection, report) if report else None
    part = reports.hold(desk.connection, row.contribution_id) if row and row.contribution_id else None
    last = reviews.latest_of(desk.connection, report_id)
    if fix is None or row is None or part is None or last is None or not fix.can_pass_on:
        raise Overtaken
    because = reasons.opened(desk, last.person_id or "", last.frequent, last.reason)
    role = next((one for one in held.filing if one.scope_id == row.office_id), None)
    review = noting.note(
        desk, who, role, part, BEFORE_FILING, Result.RETURNED, field=fix.field, because=replace(because, source="")
    )  # fmt: skip
    ladders.returned(desk, row, "collect", is_back=True)
    audit.note(desk.connection, at=desk.now, act="passed_on", about_id=part.id, person_id=who.person_id)
    return telling.sent_back(desk, review, part)


def _line(desk: Desk, person_id: str, report: Report, path: str) -> tuple[Text | None, Text | None]:
    """Word the answer that is asked for, and what stands there."""
    who = Speaker("", "", person_id, is_new=False)
    made = filling.correction(desk, who, report) if path else None
    if made is None:
        return None, None
    shown = replace(made, draft=replace(made.draft, answers=answers_of(desk, report)))
    found = line(shown, path, When(desk.now_ms, desk.now, report.id))
    return (found.name, found.value) if found else (None, None)


def _appeal(desk: Desk, row: Obligation, last: reviews.Review) -> date | None:
    found = ladders.duty_of(desk, row)
    if found is None or last.result != Result.REFUSED or not 0 <= last.step < len(found[1].review):
        return None
    return appeal_by(found[1].review[last.step], last.at, resting.working(desk))


def _can_pass_on(row: Obligation, report: Report, form: Form, part: str, field: str) -> bool:
    """Say whether an answer is the group's own to give."""
    group = form.group(part) if part else None
    if report.purpose == CONTRIBUTION or not row.contribution_id or group is None or not field:
        return False
    return is_inside(without_indexes(field), group.path) and "collect" not in row.returned.split()
