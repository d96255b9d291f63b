"""Open a report for whoever may take it away as a file: whoever speaks for its group, its office, and whoever may open it on a page.

A confidential one is only for those who may know of it; every time the rights of this moment are asked.
"""

from handlers import owing, secrecy
from handlers.boards import papers
from handlers.boards.papers import Paper
from handlers.boards.sight import Sight, sight
from handlers.desk import Desk, Speaker
from handlers.owing import Rights
from handlers.speakers import agreed
from models import answering, filed, obligations, reports
from models.reports import CONTRIBUTION, Report


def opened_for(desk: Desk, person_id: str, report_id: str) -> Paper | None:
    """Return a report as this person may take it away; None for what is not there, or not for her."""
    who, report = agreed(desk, person_id), reports.get(desk.connection, report_id)
    return opened_as(desk, who, owing.rights(desk, person_id), report) if who and report else None


def opened_as(desk: Desk, who: Speaker, held: Rights, report: Report) -> Paper | None:
    """Return a report for somebody whose rights are loaded already."""
    row = answering.obligation_of(desk.connection, report)
    if row is None or not secrecy.knows(desk, who.person_id, row):
        return None
    seen = sight(desk, who.person_id)
    found = papers.opened_for(desk, seen, report.id) if seen else None
    if found is not None:
        return found
    own = Sight(who, held, frozenset(), ())
    return papers.laid_out(desk, own, report, is_masked=False) if is_theirs(held, report) else None


def is_theirs(held: Rights, report: Report) -> bool:
    """Say whether somebody speaks for the group of a report, or acts for the office that filed it; who left only keeps her receipt."""
    return (
        report.unit_id in held.units if report.purpose == CONTRIBUTION else report.office_id in held.offices
    )


def is_closed(desk: Desk, paper: Paper) -> bool:
    """Say whether only few may know of a report."""
    return secrecy.is_closed(desk, paper.row)


def beside(desk: Desk, paper: Paper) -> int:
    """Count what the office filed of the same duty for the same round; of a report of another office nothing is counted."""
    row = paper.row
    named = filed.of_period(desk.connection, row.programme, row.office_id, row.period, row.duty)
    return 0 if paper.is_masked else len(named)


def of_round(desk: Desk, person_id: str, paper: Paper) -> tuple[Paper, ...]:
    """Return what the office filed of the same duty for the same round, as far as this person may see it."""
    row = paper.row
    named = filed.of_period(desk.connection, row.programme, row.office_id, row.period, row.duty)
    found = (opened_for(desk, person_id, one) for one in named)
    return tuple(one for one in found if one is not None)


def bare(desk: Desk, report: Report) -> Paper | None:
    """Return a report for a list of the house: nothing personal, and nothing of which only few may know."""
    row = obligations.get(desk.connection, report.obligation_id or "")
    if row is None or secrecy.is_closed(desk, row):
        return None
    nobody = Sight(Speaker("", "", report.person_id, is_new=False), Rights((), {}, {}), frozenset(), ())
    return papers.laid_out(desk, nobody, report, is_masked=True)
