"""Say whether a photo of a lower report may be seen by an office above: only where its own report is built with photos."""

from collections.abc import Collection

from engine.forms.built import PHOTOS, built
from handlers.compiling import tiers
from handlers.desk import Desk
from models import obligations, reports
from models.evidence import Evidence
from models.obligations import Obligation

TIERS = 4


def is_above(desk: Desk, row: Evidence, office_ids: Collection[str]) -> bool:
    """Say whether one of these offices files a report that takes its photos from the one in which a piece was sent."""
    report = reports.get(desk.connection, row.report_id) if row.report_id and office_ids else None
    owed = obligations.get(desk.connection, report.obligation_id or "") if report else None
    tier = [owed] if owed else []
    for _ in range(TIERS):
        tier = [upper for lower in tier for upper in _with_photos(desk, lower)]
        if any(upper.office_id in office_ids for upper in tier):
            return True
    return False


def _with_photos(desk: Desk, lower: Obligation) -> list[Obligation]:
    found = []
    for duty, upper in tiers.above(desk, lower):
        form = desk.library.form(upper.programme, duty.form)
        hows = (built(one.own, one.name) for one in form[0].questions) if form else ()
        if any(how is not None and how.how == PHOTOS for how in hows):
            found.append(upper)
    return found
