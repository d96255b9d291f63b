"""Read what other systems are given, page by page: each page begins behind the last row of the one before it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from models.answering import HANDED_OVER
from models.base import table
from models.counting import Scope, within
from models.obligations import Obligation
from models.offices import Office
from models.report_changes import ReportChange
from models.reports import REPORT, Report
from models.units import Enrolment, Unit


class OfUnit(NamedTuple):
    """One unit, and since when it takes part."""

    unit: Unit
    since: datetime


class OfReport(NamedTuple):
    """A report as it stands, what it answers, and its place in the order of changes."""

    report: Report
    owed: Obligation
    unit: str
    lies: str
    office: str
    place: int


@dataclass(frozen=True, slots=True)
class Asked:
    """Which rounds are asked for; what is empty is not asked."""

    states: tuple[str, ...] = ()
    duty: str = ""
    due_from: date | None = None
    due_until: date | None = None


def offices(connection: Connection, home: str, ids: Collection[str] | None, *, after: str, limit: int) -> list[Office]:  # fmt: skip
    """Return offices by their ids: all that are kept under a programme, or some."""
    query = select(_F).where(_F.c.programme == home, _F.c.id > after)
    query = query if ids is None else query.where(_F.c.id.in_(ids))
    return [Office(**row) for row in connection.execute(query.order_by(_F.c.id).limit(limit)).mappings()]


def units(connection: Connection, programme: str, ids: Collection[str] | None, *, after: str, limit: int) -> list[OfUnit]:  # fmt: skip
    """Return the units that take part in a programme, by their ids: all of them, or those of some offices."""
    query = select(_U, _E.c.since).join(_E, _E.c.unit_id == _U.c.id)
    query = query.where(
        _E.c.programme == programme, _E.c.until.is_(None), _U.c.id != _U.c.office_id, _U.c.id > after
    )
    query = query if ids is None else query.where(_U.c.office_id.in_(ids))
    rows = [dict(row) for row in connection.execute(query.order_by(_U.c.id).limit(limit)).mappings()]
    return [OfUnit(since=row.pop("since"), unit=Unit(**row)) for row in rows]


def obligations(connection: Connection, scope: Scope, asked: Asked, *, after: str, limit: int) -> list[Obligation]:  # fmt: skip
    """Return the rounds of a scope by their ids."""
    query = select(_O).where(within(scope), *_asked(asked), _O.c.id > after)
    return [Obligation(**row) for row in connection.execute(query.order_by(_O.c.id).limit(limit)).mappings()]


def changed(connection: Connection, scope: Scope, *, after: int, limit: int) -> list[OfReport]:
    """Return reports as they stand in the order in which they changed last, behind a place."""
    query = _reports(scope).where(_C.c.programme.in_(scope.programmes), _C.c.place > after)
    return [
        _read(dict(row)) for row in connection.execute(query.order_by(_C.c.place).limit(limit)).mappings()
    ]


def report(connection: Connection, scope: Scope, root_id: str) -> OfReport | None:
    """Return one report as it stands, by its first version."""
    row = connection.execute(_reports(scope).where(_R.c.root_id == root_id)).mappings().first()
    return _read(dict(row)) if row else None


def _reports(scope: Scope) -> Select[Any]:
    names = [_O.c[one.name].label(f"o_{one.name}") for one in _O.columns]
    around = (_U.c.name.label("u_name"), _U.c.place.label("u_place"), _F.c.name.label("f_name"))
    # The last version of a report stands, or was taken back.
    is_last = or_(_R.c.is_current.is_(True), _R.c.withdrawn_at.is_not(None))
    return (
        select(_R, _C.c.place.label("c_place"), *names, *around)
        .join_from(_C, _R, _R.c.root_id == _C.c.root_id)
        .join(_OWN, _OWN.c.id == _R.c.obligation_id)
        .join(_O, _IS_LIVE)
        .join(_U, _U.c.id == _R.c.unit_id)
        .join(_F, _F.c.id == _R.c.office_id)
        .where(within(scope), _R.c.purpose == REPORT, is_last)
    )


def _read(row: dict[str, Any]) -> OfReport:
    place, unit, lies, office = (row.pop(name) for name in ("c_place", "u_name", "u_place", "f_name"))
    owed = {name.removeprefix("o_"): row.pop(name) for name in [one for one in row if one.startswith("o_")]}
    return OfReport(Report(**row), Obligation(**owed), unit, lies, office, place or 0)


def _asked(asked: Asked) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [_O.c.state.in_(asked.states)] if asked.states else []
    found += [_O.c.duty == asked.duty] if asked.duty else []
    found += [_O.c.due >= asked.due_from] if asked.due_from else []
    return found + ([_O.c.due <= asked.due_until] if asked.due_until else [])


_R, _O, _U = table(Report), table(Obligation), table(Unit)
_F, _E, _C = table(Office), table(Enrolment), table(ReportChange)
_OWN = _O.alias("own")
_SAME = and_(*(_O.c[name] == _OWN.c[name] for name in ("programme", "duty", "unit_id", "period")))
# A round that was handed over goes on at another office, with its report.
_IS_LIVE = or_(
    and_(_OWN.c.state != HANDED_OVER, _O.c.id == _OWN.c.id),
    and_(_OWN.c.state == HANDED_OVER, _O.c.state != HANDED_OVER, _SAME),
)
