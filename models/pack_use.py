"""Count what rests on each part of a programme: drafts, reports, what is owed, roles, offices, units."""

from sqlalchemy import ColumnElement, Connection, Table, func, select

from engine.obligations.states import OWED
from engine.revising.effects import Counts, Use
from models.base import table
from models.drafts import OPEN, Draft
from models.obligations import Obligation
from models.offices import Office, Role
from models.reports import Report
from models.units import Unit


def use(connection: Connection, programme: str, home: str) -> Use:
    """Count what rests on a programme; units and offices are kept under its home."""
    drafts, reports, owed, roles = map(table, (Draft, Report, Obligation, Role))
    kept, asked = table(Office), table(Unit)

    def count(of: Table, by: str, *where: ColumnElement[bool], under: str = programme) -> Counts:
        query = select(of.c[by], func.count()).where(of.c.programme == under, *where).group_by(of.c[by])
        return {str(name): int(number) for name, number in connection.execute(query)}

    return Use(
        drafts=count(drafts, "form", drafts.c.state == OPEN),
        reports=count(reports, "form", reports.c.is_current.is_(True)),
        owed=count(owed, "duty", owed.c.state.in_([one.value for one in OWED])),
        roles=count(roles, "kind", roles.c.valid_to.is_(None), under=home),
        offices=count(kept, "kind", under=home),
        units=count(asked, "kind", asked.c.id != asked.c.office_id, under=home),
    )
