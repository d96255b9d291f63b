"""Say how a sent report stands for somebody: hers or a colleague's, current or over, open or closed for changes."""

from engine.conversation.scene import Sent
from engine.obligations.states import State, is_locked
from handlers import owing
from handlers.desk import Desk
from handlers.owing import Rights
from models import obligations, offices, reports, units
from models.obligations import Obligation
from models.reports import CONTRIBUTION, REGISTRATION, REPORT, Report


def may_correct(held: Rights, report: Report) -> bool:
    """Say whether this person may correct a report: what her group registered or sent, or her office's report."""
    if report.purpose in {CONTRIBUTION, REGISTRATION}:
        return report.unit_id in held.units
    return report.purpose == REPORT and report.office_id in held.offices


def sent(desk: Desk, held: Rights, person_id: str, limit: int) -> tuple[Sent, ...]:
    """List what somebody or her office sent, the latest first."""
    if not held.roles:
        return ()
    rows = reports.latest_of(desk.connection, person_id, list(held.offices), limit)
    found = (as_sent(desk, person_id, row, may_correct=may_correct(held, row)) for row in rows)
    return tuple(one for one in found if one is not None)


def as_sent(desk: Desk, person_id: str, row: Report, *, may_correct: bool) -> Sent | None:
    """Show one report as the engine sees it; None for what belongs to no duty of today's packs."""
    named = _named(desk, row)
    if named is None:
        return None
    name, owed = named
    unit = units.unit(desk.connection, row.unit_id)
    office = offices.office(desk.connection, row.office_id)
    first = reports.get(desk.connection, row.root_id) if row.root_id != row.id else row
    locked = owed is not None and is_locked(State(owed.state))
    return Sent(
        report=row.id,
        number=row.number,
        duty=name,
        about=unit.name if unit else "",
        sent_at=row.sent_at,
        can_correct=may_correct and not locked,
        first_at=first.sent_at if first else row.sent_at,
        obligation=owed.id if owed else "",
        is_mine=row.person_id == person_id,
        is_locked=locked,
        is_over=not row.is_current,
        office=office.name if office else "",
        phone=(office.phone or "") if office else "",
    )


def _named(desk: Desk, row: Report) -> tuple[str, Obligation | None] | None:
    """Return what a report is called and what it answers: a registration answers no duty."""
    if row.purpose == REGISTRATION:
        found = desk.library.form(row.programme, row.form, row.form_digest)
        return (found[0].title, None) if found else None
    owed = obligations.get(desk.connection, row.obligation_id) if row.obligation_id else None
    duty = owing.duty_of(desk.library.programmes.get(row.programme), owed.duty) if owed else None
    return (owing.title(duty, owed.period), owed) if owed and duty else None
