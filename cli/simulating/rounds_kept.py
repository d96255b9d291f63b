"""Name the rounds whose state and report do not go together.

Two kinds of rounds are filed without a report of their own: one that a report of another duty satisfies with it, and a part
that its own office has built into the report that it filed.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy import select

from engine.obligations.programme import Programme
from engine.obligations.states import State
from handlers.compiling.following import is_built_in
from handlers.desk import Desk
from models.base import table
from models.obligations import Obligation
from models.report_sources import ReportSource
from models.reports import Report

SENT: Final = frozenset({State.SUBMITTED, State.RETURNED, State.ACCEPTED, State.CERTIFIED, State.ZERO})


def wrong_rows(desk: Desk, programmes: Sequence[Programme], rows: Sequence[Obligation]) -> Iterator[str]:
    """Compare every round with the report that it names, or with the one that it was built into."""
    report = table(Report)
    found = desk.connection.execute(select(report.c.id, report.c.obligation_id))
    kept = {one.id: one.obligation_id for one in found}
    by_id = {row.id: row for row in rows}
    satisfies = {(one.id, duty.id): duty.satisfies for one in programmes for duty in one.duties}
    built_in = _built_in(desk, by_id)
    for row in rows:
        answers = kept.get(row.report_id or "")
        if (row.state in SENT) != (answers is not None):
            if row.id not in built_in or not is_built_in(row):
                yield f"{row.id} is {row.state} with{'' if answers else 'out'} a report"
        elif answers is not None and answers != row.id:
            other = by_id.get(answers)
            if (
                other is None
                or row.duty not in satisfies[other.programme, other.duty]
                or not _alike(row, other)
            ):
                yield f"{row.id} has the report of {answers}"


def _alike(row: Obligation, other: Obligation) -> bool:
    """Say whether two rounds are of one unit, one office and one period, and rest on one report."""
    ours, theirs = (
        (one.programme, one.unit_id, one.office_id, one.period, one.report_id) for one in (row, other)
    )
    return ours == theirs


def _built_in(desk: Desk, by_id: dict[str, Obligation]) -> frozenset[str]:
    """Name the parts that a standing report of their own office was built from."""
    source, report = table(ReportSource), table(Report)
    query = select(
        source.c.obligation_id, source.c.report_id, report.c.obligation_id.label("upper")
    ).join_from(source, report, source.c.report_id == report.c.id)
    found = set()
    for one in desk.connection.execute(query):
        lower, upper = by_id.get(one.obligation_id), by_id.get(one.upper)
        if lower and upper and upper.report_id == one.report_id and upper.office_id == lower.office_id:
            found.add(lower.id)
    return frozenset(found)
