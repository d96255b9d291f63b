"""Give what is owed: a duty for a unit in a round, its day, and where it stands."""

from http import HTTPStatus
from typing import Any

from engine.obligations.calendar import day_in_bangkok
from engine.obligations.states import State, is_owed
from models import feeds
from models.feeds import Asked
from models.obligations import Obligation
from web.api import asked
from web.api.answers import Answer, page
from web.api.door import Visit
from web.api.problems import refuse


def show(visit: Visit) -> Answer:
    """Give a page of them, by their ids."""
    limit = asked.limit()
    wanted = Asked(_states(), asked.word("duty"), asked.day("due_from"), asked.day("due_until"))
    found = feeds.obligations(
        visit.desk.connection, visit.grant.scope(), wanted, after=asked.word("after"), limit=limit + 1
    )
    return page([_row(visit, one) for one in found], limit)


def _row(visit: Visit, row: Obligation) -> dict[str, Any]:
    is_late = row.due is not None and row.due < day_in_bangkok(visit.desk.now) and is_owed(State(row.state))
    return {
        "id": row.id, "duty": row.duty, "period": row.period, "unit": row.unit_id, "office": row.office_id,
        "state": row.state, "due": row.due.isoformat() if row.due else None, "is_late": is_late,
        "sent_on": row.sent_on.isoformat() if row.sent_on else None,
    }  # fmt: skip


def _states() -> tuple[str, ...]:
    wanted = asked.word("state")
    known = {one.value for one in State}
    if wanted and wanted not in known:
        refuse(HTTPStatus.BAD_REQUEST, f"There is no state {wanted}; there are: {', '.join(sorted(known))}.")
    return (wanted,) if wanted else ()
