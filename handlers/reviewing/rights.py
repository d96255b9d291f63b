"""Say who may decide about a report now: in which role, over what, and never about what she filed in another one."""

from engine.obligations.programme import Review
from handlers import scopes
from handlers.desk import Desk
from handlers.owing import Rights
from models import offices
from models.obligations import Obligation
from models.offices import OFFICE, UNIT, Held
from models.reports import CONTRIBUTION, Report


def role_for(desk: Desk, held: Rights, row: Obligation, report: Report, person_id: str) -> Held | None:
    """Return the role in which somebody may decide at the step where a report waits; None when it is not hers."""
    if not row.review_by or not row.review_scope:
        return None
    mine = next((one for one in held.roles if _is(desk, one, row, row.review_by, row.review_scope)), None)
    if mine is None or (report.person_id == person_id and not _sent_as(held, report, row.review_by)):
        return None
    return mine


def of_office(held: Rights, row: Obligation, report: Report, person_id: str) -> Held | None:
    """Return the role in which an officer may send a group's part back before it is filed."""
    is_part = report.purpose == CONTRIBUTION and row.contribution_id == report.id and not row.report_id
    if not is_part or report.person_id == person_id:
        return None
    return next((one for one in held.filing if one.scope_id == row.office_id), None)


def awaited(desk: Desk, row: Obligation) -> tuple[Held, ...]:
    """Return everybody who may decide where an obligation waits."""
    if not row.review_by or not row.review_scope:
        return ()
    kind = UNIT if row.review_scope == row.unit_id and row.unit_id != row.office_id else OFFICE
    found = (
        scopes.holders(desk, row.review_scope)
        if kind == OFFICE
        else offices.holders(desk.connection, scope_kind=UNIT, scope_id=row.review_scope, at=desk.now)
    )
    return tuple(one for one in found if _is(desk, one, row, row.review_by, row.review_scope))


def is_named(step: Review, kinds: set[str]) -> bool:
    """Say whether a step names one of these roles."""
    return bool(kinds & {step.by, step.second_party})


def _is(desk: Desk, role: Held, row: Obligation, kind: str, scope: str) -> bool:
    is_family = desk.library.home(role.programme) == desk.library.home(row.programme)
    return is_family and role.kind == kind and role.scope_id == scope


def _sent_as(held: Rights, report: Report, kind: str) -> bool:
    """Say whether somebody sent a report in the very role that decides: then the pack names no other."""
    return any(one.id == report.role_id and one.kind == kind for one in held.roles)
