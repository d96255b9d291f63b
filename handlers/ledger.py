"""Know which filed reports are still to be entered in other systems, lay out their values, and write down who did."""

from collections.abc import Iterator
from dataclasses import replace

from engine.conversation.events import Event, Pressed, When
from engine.conversation.ledger import copying
from engine.conversation.ledger.noting import OF_LEDGER, asked_about
from engine.conversation.measures.books import Copied, Entry, Why
from engine.conversation.measures.orders import Enter
from engine.conversation.scene import Filling
from engine.conversation.state import Draft, State
from engine.obligations.nouns.systems import Entering, System
from engine.obligations.programme import Duty, Programme
from handlers import owing
from handlers.desk import Desk, Overtaken, Speaker
from handlers.keeping import answers_of
from handlers.owing import Rights
from models import audit, ledger, obligations, reports, units
from models.reports import REPORT, Report


def pending(desk: Desk, held: Rights, when: When) -> tuple[Entry, ...]:
    """Return what this person's offices are still to enter, to mend or to take out elsewhere, the oldest first."""
    found = [
        one
        for programme in desk.library.programmes.values()
        for one in _of_programme(desk, programme, held, when)
    ]
    return tuple(found)


def is_about(event: Event) -> bool:
    """Say whether a button is about the ledger."""
    return isinstance(event, Pressed) and event.press.kind in OF_LEDGER


def wanted(desk: Desk, held: Rights, state: State, event: Event) -> Entry | None:
    """Return the report and the system that a button means, or a typed number."""
    if isinstance(event, Pressed) and event.press.kind in OF_LEDGER:
        tap = event.press
        return _entry(desk, held, tap.draft, tap.step, event.when)
    waited = asked_about(state) if state.place == "noting" else None
    return _entry(desk, held, waited[0], waited[1], event.when) if waited else None


def sent_on(desk: Desk, held: Rights, report_id: str, when: When) -> tuple[Entry, ...]:
    """Return where a report goes on under a number, and how it stands there; nothing of what is typed in elsewhere."""
    report = reports.get(desk.connection, report_id)
    owed = obligations.get(desk.connection, report.obligation_id or "") if report else None
    duty = owing.duty_of(desk.library.programmes.get(owed.programme), owed.duty) if owed else None
    found = (
        _entry(desk, held, report_id, index, when) for index in range(len(duty.entered_in) if duty else 0)
    )
    return tuple(one for one in found if one is not None and one.system.is_sent)


def enter(desk: Desk, who: Speaker, order: Enter) -> None:
    """Write down that a report was entered, under the values of the version that was shown."""
    report = reports.get(desk.connection, order.report)
    if report is None or report.office_id not in owing.rights(desk, who.person_id).offices:
        raise Overtaken
    if not order.is_removed and (not report.is_current or report.withdrawn_at is not None):
        # A correction came in between: the values that were entered are not the ones that stand.
        raise Overtaken
    ledger.note(
        desk.connection,
        root_id=report.root_id,
        report_id=report.id,
        system=order.system,
        day=order.day,
        number=order.number,
        is_removed=order.is_removed,
        person_id=who.person_id,
        at=desk.now,
    )
    act = "taken_out_elsewhere" if order.is_removed else "entered_elsewhere"
    audit.note(desk.connection, at=desk.now, act=act, about_id=report.id, person_id=who.person_id)


def _of_programme(desk: Desk, programme: Programme, held: Rights, when: When) -> Iterator[Entry]:
    duties = {one.id: one for one in programme.duties if one.entered_in}
    if not duties or not held.offices:
        return
    rows = ledger.filed(desk.connection, programme.id, list(duties), list(held.offices))
    lines = ledger.standing(desk.connection, {one.report.root_id for one in rows})
    names = {one.id: one.name for one in units.of_ids(desk.connection, [row.report.unit_id for row in rows])}
    for row in rows:
        duty = duties[row.duty]
        for index, entering in enumerate(duty.entered_in):
            line = lines.get((row.report.root_id, entering.system))
            if not _may_see(held, duty, row.report) or not _may_wait(row.report, line):
                continue
            about = names.get(row.report.unit_id, "")
            entry = _made(desk, programme, duty, row.report, index, line, when)
            if entry.why != "done":
                yield replace(entry, title=owing.title(duty, row.period), about=about)


def _may_see(held: Rights, duty: Duty, report: Report) -> bool:
    """Say whether somebody of the office may know of a report: of a confidential one only who sent it."""
    return not duty.confidential or any(role.person_id == report.person_id for role in held.roles)


def _may_wait(report: Report, line: ledger.Line | None) -> bool:
    """Say whether something may be left to do, before any value is looked at."""
    if report.withdrawn_at is not None:
        return line is not None and not line.is_removed
    return line is None or line.is_removed or line.report_id != report.id


def _entry(desk: Desk, held: Rights, wanted_id: str, index: int, when: When) -> Entry | None:
    """Return one report as it stands now; a receipt names it by the draft it was."""
    named = reports.get(desk.connection, wanted_id) or reports.of_draft(desk.connection, wanted_id)
    report = ledger.latest(desk.connection, named.root_id) if named else None
    if report is None or report.purpose != REPORT or report.office_id not in held.offices:
        return None
    owed = obligations.get(desk.connection, report.obligation_id or "")
    programme = desk.library.programmes.get(report.programme)
    duty = owing.duty_of(programme, owed.duty) if owed else None
    if programme is None or owed is None or duty is None or not 0 <= index < len(duty.entered_in):
        return None
    if not _may_see(held, duty, report):
        return None
    line = ledger.standing(desk.connection, {report.root_id}).get(
        (report.root_id, duty.entered_in[index].system)
    )
    unit = units.unit(desk.connection, report.unit_id)
    entry = _made(desk, programme, duty, report, index, line, when)
    return replace(entry, title=owing.title(duty, owed.period), about=unit.name if unit else "")


def _made(
    desk: Desk, programme: Programme, duty: Duty, report: Report, index: int, line: ledger.Line | None, when: When
) -> Entry:  # fmt: skip
    entering = duty.entered_in[index]
    values = _values(desk, programme, report, entering, when)
    why: Why = "new"
    if report.withdrawn_at is not None:
        why = "gone"
    elif line is not None and not line.is_removed:
        entered = reports.get(desk.connection, line.report_id) if line.report_id != report.id else None
        if entered is not None:
            values = copying.changed(values, _values(desk, programme, entered, entering, when))
        why = "changed" if copying.is_changed(values) else "done"
    stands = line is not None and not line.is_removed
    return Entry(
        report=report.id, index=index, system=_system(programme, entering), title="", about="", number=report.number,
        why=why, values=values, entered_on=line.day if line and stands else None,
        entered_as=line.number if line and stands else "",
    )  # fmt: skip


def _values(
    desk: Desk, programme: Programme, report: Report, entering: Entering, when: When
) -> tuple[Copied, ...]:
    found = desk.library.form(report.programme, report.form, report.form_digest)
    if found is None:
        return ()
    draft = Draft("", "file", programme.id, report.form, found[1], answers=answers_of(desk, report))
    return copying.values(Filling(draft, found[0], programme, "", ""), entering.values, when)


def _system(programme: Programme, entering: Entering) -> System:
    known = (one for one in programme.systems if one.id == entering.system)
    return next(known, System(entering.system, entering.system))
