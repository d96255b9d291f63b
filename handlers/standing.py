"""Say how a sent report stands for somebody: hers or a colleague's, current or over, open or closed for changes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from engine.conversation.sent.noun import Sent
from engine.obligations.states import State, is_locked
from handlers import owing, secrecy
from handlers.desk import Desk
from handlers.owing import Rights
from handlers.relaying.kept import RELAYED
from models import obligations, offices, report_sources, reports, units
from models.obligations import Obligation
from models.offices import Office
from models.reports import CONTRIBUTION, REGISTRATION, REPORT, Report
from models.units import Unit


def may_correct(held: Rights, report: Report) -> bool:
    """Say whether this person may correct a report: what her group registered or sent, or her office's report.

    What an officer filled in for a group its office corrects as well.
    """
    if report.source == RELAYED and report.office_id in held.offices:
        return True
    if report.purpose in {CONTRIBUTION, REGISTRATION}:
        return report.unit_id in held.units
    return report.purpose == REPORT and report.office_id in held.offices


def may_know(desk: Desk, person_id: str, report: Report) -> bool:
    """Say whether somebody may know of a report at all: of a confidential one only few do."""
    owed = obligations.get(desk.connection, report.obligation_id) if report.obligation_id else None
    return owed is None or secrecy.knows(desk, person_id, owed)


def sent(desk: Desk, held: Rights, person_id: str, limit: int) -> tuple[Sent, ...]:
    """List what somebody or her office sent, the latest first; without a role what she sent herself."""
    rows = reports.latest_of(desk.connection, person_id, list(held.offices), limit)
    around = _around(desk, rows)
    found = (_shown(desk, person_id, row, around, may_correct=may_correct(held, row)) for row in rows)
    moved = report_sources.outdated(desk.connection, _built(desk, rows))
    return tuple(replace(one, is_outdated=one.report in moved) for one in found if one is not None)


def _built(desk: Desk, rows: list[Report]) -> list[str]:
    """Name the reports of programmes in which any is built from others; elsewhere nothing is looked up."""
    programmes = desk.library.programmes
    building = {id_ for id_, one in programmes.items() if any(duty.built_from for duty in one.duties)}
    return [row.id for row in rows if row.purpose == REPORT and row.programme in building]


def as_sent(desk: Desk, person_id: str, row: Report, *, may_correct: bool) -> Sent | None:
    """Show one report as the engine sees it; None for what belongs to no duty of today's packs."""
    return _shown(desk, person_id, row, _around(desk, [row]), may_correct=may_correct)


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around several reports, by id: looked up at once, not once for each."""

    units: Mapping[str, Unit]
    offices: Mapping[str, Office]
    owed: Mapping[str, Obligation]
    firsts: Mapping[str, datetime]


def _around(desk: Desk, rows: list[Report]) -> _Around:
    """Look up what several reports are about, whose they are, what they answer, and when each was first sent."""
    connection = desk.connection
    return _Around(
        {one.id: one for one in units.of_ids(connection, list({row.unit_id for row in rows}))},
        {one: found for one in {row.office_id for row in rows} if (found := offices.office(connection, one))},
        obligations.of_ids(connection, [row.obligation_id for row in rows if row.obligation_id]),
        reports.moments(connection, [row.root_id for row in rows if row.root_id != row.id]),
    )


def _shown(desk: Desk, person_id: str, row: Report, around: _Around, *, may_correct: bool) -> Sent | None:
    named = _named(desk, row, around)
    if named is None:
        return None
    name, owed = named
    if owed is not None and not secrecy.knows(desk, person_id, owed):
        return None
    unit, office = around.units.get(row.unit_id), around.offices.get(row.office_id)
    locked = owed is not None and is_locked(State(owed.state))
    return Sent(
        report=row.id,
        number=row.number,
        duty=name,
        about=unit.name if unit else "",
        sent_at=row.sent_at,
        can_correct=may_correct and not locked,
        first_at=around.firsts.get(row.root_id, row.sent_at),
        obligation=owed.id if owed else "",
        is_mine=row.person_id == person_id,
        is_locked=locked,
        is_over=not row.is_current,
        office=office.name if office else "",
        phone=(office.phone or "") if office else "",
        stands=_stands(row, owed),
    )


def _stands(row: Report, owed: Obligation | None) -> str:
    """Say how far the review of a report is; empty for what nobody reviews."""
    if owed is None or row.purpose == REGISTRATION:
        return ""
    if ("collect" if row.purpose == CONTRIBUTION else "file") in owed.returned.split():
        return "refused" if row.purpose != CONTRIBUTION and owing.is_refused(owed) else "returned"
    if row.purpose == CONTRIBUTION or owed.report_id != row.id:
        return ""
    if owed.review_by:
        return {"": "waits", "passed": "passed", "certified": "again"}[owed.review_again]
    return owed.state if owed.state in {"accepted", "certified"} else ""


def _named(desk: Desk, row: Report, around: _Around) -> tuple[str, Obligation | None] | None:
    """Return what a report is called and what it answers: a registration answers no duty."""
    if row.purpose == REGISTRATION:
        found = desk.library.form(row.programme, row.form, row.form_digest)
        return (found[0].title, None) if found else None
    owed = around.owed.get(row.obligation_id or "")
    duty = owing.duty_of(desk.library.programmes.get(row.programme), owed.duty) if owed else None
    return (owing.title(duty, owed.period), owed) if owed and duty else None
