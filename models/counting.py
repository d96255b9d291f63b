"""Count rounds over many units, and list some of them; what a count means is the engine's to say."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, case, false, func, not_, or_, select

from engine.boards.kinds import SOON, WANTED
from engine.obligations.states import State
from models.base import table
from models.obligations import Obligation
from models.offices import Office
from models.units import Unit

Which = Literal["missing", "soon", "returned"]
# The days of a round in one number, so that there is little to group by: none, past, within a week, later; and late.
PAST, SOON_DUE, LATER, LATE = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose rounds are counted: those of some offices in some programmes, without the duties that only few may know of.

    Without a list of offices they are those of all, which spares looking each one up.
    """

    programmes: tuple[str, ...]
    offices: tuple[str, ...] | None
    hidden: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    place: str = ""
    duty: str = ""
    unit: str = ""


class OfDay(NamedTuple):
    """So many rounds of a duty that are due on the same day and stand the same."""

    programme: str
    duty: str
    due: date | None
    state: str
    sent_on: date | None
    number: int


class OfPlace(NamedTuple):
    """So many rounds of a place that stand the same."""

    place: str
    state: str
    has_day: bool
    is_past: bool
    is_soon: bool
    was_late: bool
    number: int


class OfOffice(NamedTuple):
    """So many rounds of an office that are missing, and since when the oldest."""

    office: str
    number: int
    since: date | None


class Listed(NamedTuple):
    """One round in a list, with the names that people know."""

    row: Obligation
    unit: str
    place: str
    office: str


def by_day(connection: Connection, scope: Scope) -> list[OfDay]:
    """Count the rounds of a scope by duty, day and state: in the order of the index, so that nothing is sorted."""
    names = (_O.c.programme, _O.c.duty, _O.c.due, _O.c.state, _O.c.sent_on)
    query = select(*names, func.count()).where(within(scope))
    query = _placed(query, scope)
    return [OfDay(*row) for row in connection.execute(query.group_by(*names))]


def by_place(connection: Connection, scope: Scope, *, digits: int, today: date) -> list[OfPlace]:
    """Count the rounds of a scope by the first digits of their units' places."""
    place = func.substr(_U.c.place, 1, digits)
    when = case((_O.c.due.is_(None), 0), (_O.c.due < today, PAST), (_is_soon(today), SOON_DUE), else_=LATER)
    days = when + case((_O.c.sent_on > _O.c.due, LATE), else_=0)
    each = select(place.label("lies"), _O.c.state, days.label("days"))
    # Grouped outside, because PostgreSQL does not know two expressions with parameters for the same one.
    rounds = each.join_from(_O, _U, _O.c.unit_id == _U.c.id).where(within(scope)).subquery()
    query = select(*rounds.c, func.count()).group_by(*rounds.c)
    return [_of_place(row[0], row[1], row[2], row[3]) for row in connection.execute(query)]


def listed(
    connection: Connection, scope: Scope, which: Which, *, today: date, limit: int, skip: int = 0
) -> list[Listed]:
    """List rounds of a scope by their due days, then by their places and names."""
    query = (
        select(
            _O, _U.c.name.label("unit_name"), _U.c.place.label("unit_place"), _F.c.name.label("office_name")
        )
        .join_from(_O, _U, _O.c.unit_id == _U.c.id)
        .join(_F, _O.c.office_id == _F.c.id)
        .where(within(scope), _stands(which, today))
        .order_by(_O.c.due, _U.c.place, _U.c.name, _O.c.id)
        .limit(limit)
        .offset(skip)
    )
    return [_listed(dict(row)) for row in connection.execute(query).mappings()]


def first_missing(connection: Connection, scope: Scope, *, today: date, limit: int) -> list[str]:
    """Name the units of the rounds that are missing longest; only these few are looked up."""
    longest = select(_O.c.due, _O.c.unit_id).where(within(scope), _stands("missing", today))
    longest = _placed(longest, scope).order_by(_O.c.due, _O.c.unit_id).limit(limit)
    some = longest.subquery()
    query = select(_U.c.name).join_from(some, _U, some.c.unit_id == _U.c.id)
    return list(connection.execute(query.order_by(some.c.due, some.c.unit_id)).scalars())


def count(connection: Connection, scope: Scope, which: Which, *, today: date) -> int:
    """Count what such a list would hold."""
    query = select(func.count()).where(within(scope), _stands(which, today))
    query = _placed(query, scope)
    return int(connection.execute(query).scalar_one())


def missing_by_office(connection: Connection, scope: Scope, *, today: date) -> list[OfOffice]:
    """Count what is missing at each office, where anything is; the longest wait first."""
    since = func.min(_O.c.due)
    query = select(_O.c.office_id, func.count(), since).where(within(scope), _stands("missing", today))
    query = _placed(query, scope).group_by(_O.c.office_id).order_by(since, _O.c.office_id)
    return [OfOffice(*row) for row in connection.execute(query)]


def between(connection: Connection, scope: Scope, first: date, last: date) -> list[OfDay]:
    """Count the rounds that are due from one day to another."""
    names = (_O.c.programme, _O.c.duty, _O.c.due, _O.c.state, _O.c.sent_on)
    query = select(*names, func.count()).select_from(_O).where(within(scope), _O.c.due.between(first, last))
    return [OfDay(*row) for row in connection.execute(query.group_by(*names))]


def units_of(connection: Connection, scope: Scope, which: Which, *, today: date) -> frozenset[str]:
    """Name the units that have a round in such a list."""
    query = _placed(select(_O.c.unit_id).where(within(scope), _stands(which, today)), scope)
    return frozenset(connection.execute(query.distinct()).scalars())


def _of_place(place: str, state: str, days: int, number: int) -> OfPlace:
    when = days % LATE
    return OfPlace(place, state, when != 0, when == PAST, when == SOON_DUE, days >= LATE, number)


def _placed(query: Select[Any], scope: Scope) -> Select[Any]:
    """Look units up only where a place is asked for."""
    return query.join_from(_O, _U, _O.c.unit_id == _U.c.id) if scope.place else query.select_from(_O)


def _listed(row: dict[str, object]) -> Listed:
    unit, place, office = (str(row.pop(name)) for name in ("unit_name", "unit_place", "office_name"))
    return Listed(Obligation(**row), unit, place, office)


def within(scope: Scope) -> ColumnElement[bool]:
    """Return what picks the rounds of a scope."""
    if not scope.programmes or scope.offices == ():
        return false()
    found: list[ColumnElement[bool]] = [_O.c.programme.in_(scope.programmes)]
    if scope.offices is not None:
        found.append(_O.c.office_id.in_(scope.offices))
    found += [
        not_(and_(_O.c.programme == name, _O.c.duty.in_(duties)))
        for name, duties in scope.hidden.items()
        if duties
    ]
    if scope.place:
        found.append(_U.c.place.startswith(scope.place, autoescape=True))
    if scope.unit:
        found.append(_O.c.unit_id == scope.unit)
    if scope.duty:
        found.append(_O.c.duty == scope.duty)
    return and_(*found)


def _stands(which: Which, today: date) -> ColumnElement[bool]:
    if which == "returned":
        return _O.c.state == State.RETURNED.value
    wanted = _O.c.state.in_(_values(WANTED))
    if which == "soon":
        return and_(wanted, _is_soon(today))
    return or_(_O.c.state == State.NOT_RECEIVED.value, and_(wanted, _O.c.due < today))


def _is_soon(today: date) -> ColumnElement[bool]:
    return _O.c.due.between(today, today + SOON)


def _values(states: Collection[State]) -> Sequence[str]:
    return sorted(one.value for one in states)


_O = table(Obligation)
_U = table(Unit)
_F = table(Office)
