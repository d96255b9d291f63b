"""Find the reports that were built with a round below, as they stand now, and how the ground of an office's reports stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, bindparam, case, func, select

from models.base import table
from models.obligations import Obligation
from models.offices import Office
from models.report_sources import ReportSource
from models.reports import Report


@dataclass(frozen=True, slots=True)
class Climb:
    """One report above: built with the round `below`, sent for the round `obligation` of an office."""

    below: str
    obligation: str
    programme: str
    duty: str
    office: str
    sent_at: datetime


def above(connection: Connection, obligations: Sequence[str]) -> list[Climb]:
    """Return the live reports that hold something of these rounds, the latest last."""
    if not obligations:
        return []
    return [Climb(*row) for row in connection.execute(_ABOVE, {"below": list(obligations)})]


_S, _O, _R, _F = table(ReportSource), table(Obligation), table(Report), table(Office)
_ABOVE = (
    select(_S.c.obligation_id, _O.c.id, _O.c.programme, _O.c.duty, _F.c.name, _R.c.sent_at)
    .join_from(_S, _O, _S.c.report_id == _O.c.report_id)
    .join(_R, _R.c.id == _O.c.report_id)
    .join(_F, _F.c.id == _O.c.office_id)
    .where(_S.c.obligation_id.in_(bindparam("below", expanding=True)), _S.c.standing.in_(("in", "zero")))
    .order_by(_R.c.sent_at, _O.c.id)
)


@dataclass(frozen=True, slots=True)
class Ground:
    """How the rounds stand that one duty's live reports of some offices were built with, where other offices sent them."""

    programme: str
    duty: str
    used: int
    accepted: int
    waiting: int
    returned: int
    moved: int


def ground(connection: Connection, offices: Sequence[str]) -> list[Ground]:
    """Return how everything stands now that these offices have built into reports of their own."""
    rows = connection.execute(_GROUND, {"offices": list(offices)}) if offices else ()
    return [Ground(*row) for row in rows]


_L = table(Obligation).alias("lower")


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


_GROUND = (
    select(
        _O.c.programme,
        _O.c.duty,
        func.count(),
        _how_many(_L.c.state.in_(("accepted", "certified"))),
        _how_many((_L.c.review_by != "") & (_L.c.returned == "")),
        _how_many(_L.c.returned != ""),
        _how_many(
            func.coalesce(_S.c.source_id, "") != func.coalesce(_L.c.report_id, _L.c.contribution_id, "")
        ),
    )
    .join_from(_S, _O, _S.c.report_id == _O.c.report_id)
    .join(_L, _S.c.obligation_id == _L.c.id)
    .where(
        _O.c.office_id.in_(bindparam("offices", expanding=True)),
        _L.c.office_id.not_in(bindparam("offices", expanding=True)),
        _S.c.standing.in_(("in", "zero")),
    )
    .group_by(_O.c.programme, _O.c.duty)
    .order_by(_O.c.programme, _O.c.duty)
)
