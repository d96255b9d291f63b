"""Find who has had a hand in something that is owed: who sent of it, who is filling it, who told of the event behind it."""

from sqlalchemy import Connection, select, union

from models.base import table
from models.drafts import OPEN, Draft
from models.facts import EVENT, Fact
from models.obligations import Obligation
from models.reports import Report


def of(connection: Connection, row: Obligation, event: str) -> frozenset[str]:
    """Name the people; `event` is the one that the duty waits for, empty when there is none."""
    sent = select(_R.c.person_id).where(_R.c.obligation_id == row.id)
    filling = select(_D.c.person_id).where(_D.c.obligation_id == row.id, _D.c.state == OPEN)
    told = select(_F.c.person_id).where(
        _F.c.programme == row.programme,
        _F.c.scope == f"unit:{row.unit_id}",
        _F.c.kind == EVENT,
        _F.c.name == event,
        _F.c.occurrence == row.period,
    )
    every = union(sent, filling, told) if event else union(sent, filling)
    return frozenset(one for one in connection.execute(every).scalars() if one)


_R, _D, _F = table(Report), table(Draft), table(Fact)
