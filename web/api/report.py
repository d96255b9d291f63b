"""Give one report as it stands; what names or reaches a person is left out, unless the token lets it in by name."""

from typing import Any

from exports.odk import nested
from handlers.keeping import answers_of
from models import feeds
from models.feeds import OfReport
from web.api.answers import Answer
from web.api.door import Visit
from web.api.problems import no_such

WITHDRAWN = "withdrawn"


def show(visit: Visit, report: str) -> Answer:
    """Give it by the id of its first version."""
    found = feeds.report(visit.desk.connection, visit.grant.scope(), report)
    return Answer(row(visit, found), 1) if found else no_such("report")


def row(visit: Visit, found: OfReport) -> dict[str, Any]:
    """Return what is given of a report; of one that was taken back no answer is."""
    report, owed = found.report, found.owed
    taken_back = report.withdrawn_at
    return {
        "id": report.root_id, "version": report.id, "number": report.number,
        "is_correction": report.replaces_id is not None,
        "state": WITHDRAWN if taken_back else owed.state,
        "duty": owed.duty, "period": owed.period, "obligation": owed.id,
        "unit": {"id": report.unit_id, "name": found.unit, "place": found.lies},
        "office": {"id": report.office_id, "name": found.office},
        "form": report.form, "form_version": report.form_digest, "sent_at": report.sent_at.isoformat(),
        "withdrawn_at": taken_back.isoformat() if taken_back else None,
        "answers": None if taken_back else _answers(visit, found),
    }  # fmt: skip


def _answers(visit: Visit, found: OfReport) -> dict[str, Any] | None:
    report, fields = found.report, visit.grant.fields
    version = visit.desk.library.form(report.programme, report.form, report.form_digest)
    if version is None:
        return None
    # What is sealed is opened only where something of it is let in.
    answers = answers_of(visit.desk, report) if fields else report.answers
    return nested(version[0], answers, fields)
