"""Say whether a report came late: by the clock of its round, or after its year where the round never had a day."""

from sqlalchemy import Connection

from engine.obligations.calendar import day_in_bangkok, fiscal_span
from engine.obligations.programme import Programme
from models import reports
from models.obligations import Obligation
from models.reports import Report


def is_late(connection: Connection, programme: Programme, row: Obligation, report: Report) -> bool:
    """Say whether the first version of a report came after its printed day; a correction of a punctual one is not late."""
    last = row.due or fiscal_span(programme.fiscal_year)[1]
    if day_in_bangkok(report.sent_at) <= last:
        return False
    first = reports.get(connection, report.root_id) if report.root_id != report.id else report
    return first is None or day_in_bangkok(first.sent_at) > last
