"""Say whether somebody looks at a group's evidence or report from outside its office: what she takes away bears her name then."""

from handlers import owing
from handlers.desk import Desk
from models import announcements
from models.evidence import Evidence
from models.reports import Report


def of_piece(desk: Desk, person_id: str, row: Evidence) -> bool:
    """Say so of a piece of evidence; a picture of news was made for whoever it was sent to."""
    if row.person_id == person_id or announcements.shows(desk.connection, row.id, person_id):
        return False
    return _is_outside(desk, person_id, row.office_id, row.unit_id)


def of_report(desk: Desk, person_id: str, report: Report) -> bool:
    """Say so of a report."""
    return report.person_id != person_id and _is_outside(
        desk, person_id, report.office_id, report.unit_id
    )  # fmt: skip


def _is_outside(desk: Desk, person_id: str, office_id: str | None, unit_id: str | None) -> bool:
    held = owing.rights(desk, person_id)
    return office_id not in held.offices and unit_id not in held.units
