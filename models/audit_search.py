"""Say which lines of the audit concern a group, an office, a receipt or a person that somebody looks for.

What only few may know of is never found so: a search would tell whom it is about.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Select, Table, and_, false, not_, or_, select

from models.audit import Act
from models.base import table
from models.obligations import Obligation
from models.offices import Office, Role
from models.reports import Report
from models.units import Unit


@dataclass(frozen=True, slots=True)
class Sought:
    """Words of a name or a number, people whose name holds them, and what is in sight: homes, programmes, hidden duties."""

    words: str
    people: Collection[str]
    homes: Collection[str]
    programmes: Collection[str]
    hidden: Mapping[str, Collection[str]] = field(default_factory=dict)


def concerns(sought: Sought) -> ColumnElement[bool]:
    """Hold for the lines about what is looked for, and for those of the people who look after it."""
    units, offices = _named(table(Unit), sought), _named(table(Office), sought)
    of_these = or_(_O.c.unit_id.in_(units), _O.c.office_id.in_(offices))
    rounds = select(_O.c.id).where(_O.c.programme.in_(sought.programmes), of_these)
    theirs = or_(_R.c.unit_id.in_(units), _R.c.office_id.in_(offices), _R.c.number == sought.words)
    reports = select(_R.c.id).where(_R.c.programme.in_(sought.programmes), theirs)
    holders = select(_H.c.person_id).where(or_(_H.c.scope_id.in_(units), _H.c.scope_id.in_(offices)))
    about = or_(*(_A.c.about_id.in_(one) for one in (units, offices, rounds, reports)))
    by = or_(_A.c.person_id.in_(holders), _A.c.person_id.in_(sought.people))
    return and_(or_(about, by), not_(is_secret(sought.hidden)))


def is_secret(hidden: Mapping[str, Collection[str]]) -> ColumnElement[bool]:
    """Hold for the lines about a round or a report of a duty that only few may know of."""
    one_of = [and_(_O.c.programme == one, _O.c.duty.in_(duties)) for one, duties in hidden.items() if duties]
    if not one_of:
        return false()
    rounds = select(_O.c.id).where(or_(*one_of))
    reports = select(_R.c.id).where(_R.c.obligation_id.in_(rounds))
    return or_(_A.c.about_id.in_(rounds), _A.c.about_id.in_(reports))


def _named(one: Table, sought: Sought) -> Select[tuple[str]]:
    holds = one.c.name.contains(sought.words, autoescape=True)
    return select(one.c.id).where(one.c.programme.in_(sought.homes), holds)


_A, _O, _R, _H = table(Act), table(Obligation), table(Report), table(Role)
