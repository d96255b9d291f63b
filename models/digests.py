"""Look up in few statements for which offices anything waits: decisions, parts of groups, questions, days that are near."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, and_, func, not_, or_, select, true

from engine.boards.kinds import WANTED
from models.base import table
from models.enquiries import OPEN, Enquiry
from models.obligations import Obligation
from models.offices import OFFICE, Held, Role


@dataclass(frozen=True, slots=True)
class Waiting:
    """For which role over which office a report waits, which offices have parts or questions, and their nearest day."""

    reviews: frozenset[tuple[str, str]]
    offices: frozenset[str]
    dues: Mapping[str, date]


def waiting(
    connection: Connection, *, hidden: Mapping[str, tuple[str, ...]], today: date, until: date
) -> Waiting:
    """Return what waits; `hidden` names the programmes with the duties of each that count nowhere."""
    seen = _seen(hidden)
    reviews = select(_O.c.review_by, _O.c.review_scope).where(seen, _O.c.review_by.is_not(None)).distinct()
    owed = and_(seen, _O.c.state.in_([one.value for one in WANTED]))
    parts = (
        select(_O.c.office_id).where(owed, _O.c.contribution_id.is_not(None), _O.c.returned == "").distinct()
    )
    asked = select(_E.c.office_id).where(_E.c.state == OPEN).distinct()
    near = (
        select(_O.c.office_id, func.min(_O.c.due).label("due"))
        .where(owed, _O.c.due.between(today, until))
        .group_by(_O.c.office_id)
    )
    return Waiting(
        frozenset((row.review_by, row.review_scope or "") for row in connection.execute(reviews)),
        frozenset(connection.execute(parts).scalars()) | frozenset(connection.execute(asked).scalars()),
        {row.office_id: row.due for row in connection.execute(near)},
    )


def of_offices(connection: Connection, *, at: datetime) -> list[Held]:
    """Return every role over an office at a moment."""
    now = and_(_R.c.valid_from <= at, or_(_R.c.valid_to.is_(None), _R.c.valid_to > at))
    query = select(_R).where(_R.c.scope_kind == OFFICE, now).order_by(_R.c.person_id, _R.c.id)
    return [
        Held(row.id, row.person_id, row.programme, row.kind, row.scope_kind, row.scope_id)
        for row in connection.execute(query)
    ]


def _seen(hidden: Mapping[str, tuple[str, ...]]) -> ColumnElement[bool]:
    known = _O.c.programme.in_(list(hidden))
    closed = [and_(_O.c.programme == id_, _O.c.duty.in_(duties)) for id_, duties in hidden.items() if duties]
    return and_(known, not_(or_(*closed)) if closed else true())


_O = table(Obligation)
_R = table(Role)
_E = table(Enquiry)
