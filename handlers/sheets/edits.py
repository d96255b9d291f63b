"""Decide about cells that somebody changed in the spreadsheet: ask whoever reported to correct, or put the report's own back."""

from engine.conversation.bubbles import Bubble, Button, Card, Plain, Press, Row, say
from handlers import owing, scopes
from handlers.desk import Desk
from handlers.owing import is_of_office
from handlers.receipts import what
from models import audit, machinery, notices, sheet_books, sheet_edits, sheet_owed, sheet_tabs
from models.notices import Notice
from models.reports import Report
from models.sheet_edits import ASKED, BACK, SheetEdit

KIND = "sheet_edit"
FORM = "form:"
ALL = ""


def ask(desk: Desk, edit_id: str, by: str | None) -> bool:
    """Ask the sender and her office whether the report is to be corrected; False when there is nothing to ask about."""
    edit = sheet_edits.get(desk.connection, edit_id)
    report = _report(desk, edit) if edit else None
    if edit is None or report is None or not edit.column:
        return False
    if not sheet_edits.set_state(desk.connection, edit_id, ASKED):
        return False
    for person_id in sorted({report.person_id, *_officers(desk, report)}):
        notices.wake(
            desk.connection, person_id=person_id, kind=KIND, about_id=edit.id, details={}, is_worth_a_push=False,
            not_before=desk.now,
        )  # fmt: skip
    audit.note(desk.connection, at=desk.now, act="sheet_edit_asked", about_id=report.id, person_id=by)
    return True


def put_back(desk: Desk, edit_id: str, by: str | None) -> bool:
    """Have the next pass write the report's own value; False when that was decided before."""
    edit = sheet_edits.get(desk.connection, edit_id)
    tab = sheet_tabs.get(desk.connection, edit.tab_id) if edit else None
    if edit is None or tab is None or not sheet_edits.set_state(desk.connection, edit_id, BACK):
        return False
    if tab.name.startswith(FORM) and edit.column:
        machinery.owe_row(desk.connection, edit.key, desk.now_ms)
    else:
        sheet_books.note(desk.connection, tab.programme, mark="")
        sheet_books.note(desk.connection, ALL, mark="", slow_ms=0)
    notices.drop_about(desk.connection, kind=KIND, about_id=edit_id, reason="put back")
    audit.note(desk.connection, at=desk.now, act="sheet_edit_put_back", about_id=edit.key[:60], person_id=by)
    return True


def asked(desk: Desk, notice: Notice) -> Bubble | None:
    """Show what stands in the sheet beside the report; not when it agrees meanwhile, or is no longer hers to correct."""
    edit = sheet_edits.get(desk.connection, notice.about_id)
    report = _report(desk, edit) if edit and edit.state == ASKED else None
    if edit is None or report is None or not _may(desk, notice.person_id, report):
        return None
    rows = [
        Row(say("In the spreadsheet somebody changed a value.")),
        Row(say("Report"), Plain(what(desk, report))),
        Row(say("Receipt number"), Plain(report.number)),
        Row(say("Question"), Plain(edit.title)),
    ]
    if edit.found:
        rows.append(Row(say("Now it says there"), Plain(edit.found)))
    return Card(
        title=say("News of the spreadsheet"),
        rows=tuple(rows),
        remarks=(say("If the report is right as it is, there is nothing to do."),),
        actions=(Button(say("Correct"), Press("c", report.id)),),
    )


def _report(desk: Desk, edit: SheetEdit) -> Report | None:
    """Return the version that stands of the report behind a changed cell."""
    tab = sheet_tabs.get(desk.connection, edit.tab_id)
    if tab is None or not tab.name.startswith(FORM):
        return None
    found = sheet_owed.of_roots(desk.connection, tab.programme, [edit.key])
    return next((one for one in found if one.is_current), None)


def _may(desk: Desk, person_id: str, report: Report) -> bool:
    return person_id == report.person_id or owing.acts_for(desk, person_id, report.office_id)


def _officers(desk: Desk, report: Report) -> list[str]:
    held = scopes.holders(desk, report.office_id)
    return [role.person_id for role in held if is_of_office(desk, role)]
